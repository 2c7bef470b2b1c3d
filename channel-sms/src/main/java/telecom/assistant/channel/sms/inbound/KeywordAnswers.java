package telecom.assistant.channel.sms.inbound;

import io.smallrye.mutiny.Uni;
import java.util.UUID;
import java.util.function.Function;
import telecom.assistant.channel.Ids;
import telecom.assistant.channel.Language;
import telecom.assistant.channel.event.EventSink;
import telecom.assistant.channel.flow.DeliveryOutcome;
import telecom.assistant.channel.sms.config.SmsConfig;
import telecom.assistant.channel.sms.delivery.OutgoingText;
import telecom.assistant.store.sms.InboundText;
import telecom.assistant.store.sms.OptOuts;

/**
 * Answers the keywords that every SMS service has to understand, without the engine and in the language of the word.
 * After an opt-out nothing is sent until the subscriber opts in. The text is acknowledged once its effect is durable;
 * the SMSC does not wait for the answer, which may itself have to wait for the SMSC. A repeated text is not answered
 * again.
 */
final class KeywordAnswers {

    private final SmsConfig.Answers answers;
    private final OptOuts optOuts;
    private final EventSink events;
    private final Function<OutgoingText, Uni<DeliveryOutcome>> sender;

    KeywordAnswers(
            SmsConfig.Answers answers,
            OptOuts optOuts,
            EventSink events,
            Function<OutgoingText, Uni<DeliveryOutcome>> sender) {
        this.answers = answers;
        this.optOuts = optOuts;
        this.events = events;
        this.sender = sender;
    }

    /** Does what the keyword asks for. */
    Uni<Void> apply(Keyword keyword, InboundText text) {
        return switch (keyword) {
            case OPT_OUT ->
                optOuts.optOut(text.subscriber(), text.recipient())
                        .chain(() -> events.publish(InboundEvents.consent(text, false)))
                        .chain(() -> answer(
                                text, answers.optOut().ko(), answers.optOut().en()));
            case OPT_IN -> optIn(text);
            case OPT_IN_AFTER_OPT_OUT ->
                optOuts.isOptedOut(text.subscriber(), text.recipient())
                        .chain(out -> out ? optIn(text) : events.publish(InboundEvents.utterance(text)));
            case HELP -> answer(text, answers.help().ko(), answers.help().en());
        };
    }

    private Uni<Void> optIn(InboundText text) {
        // Publish first: after a failure, a repeated YES must still find the subscriber opted out.
        return events.publish(InboundEvents.consent(text, true))
                .chain(() -> optOuts.optIn(text.subscriber(), text.recipient()))
                .chain(() -> answer(text, answers.optIn().ko(), answers.optIn().en()));
    }

    private Uni<Void> answer(InboundText text, String korean, String english) {
        UUID answerId = Ids.derived("sms-answer", text.id().toString());
        boolean saidInKorean = Language.of(text.text(), Language.ENGLISH).equals(Language.KOREAN);
        return sender.apply(OutgoingText.answer(
                        text.subscriber(), answerId, InboundEvents.route(text), saidInKorean ? korean : english))
                .replaceWithVoid();
    }
}
