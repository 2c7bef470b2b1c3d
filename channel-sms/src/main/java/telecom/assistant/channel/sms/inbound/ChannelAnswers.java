package telecom.assistant.channel.sms.inbound;

import io.smallrye.mutiny.Uni;
import java.util.UUID;
import java.util.function.Function;
import telecom.assistant.channel.Ids;
import telecom.assistant.channel.Language;
import telecom.assistant.channel.flow.DeliveryOutcome;
import telecom.assistant.channel.sms.config.SmsConfig;
import telecom.assistant.channel.sms.delivery.OutgoingText;
import telecom.assistant.store.sms.InboundText;

/** Sends the answers that come from the channel itself, each in the language of the text that it answers. */
final class ChannelAnswers {

    private final Function<OutgoingText, Uni<DeliveryOutcome>> sender;

    ChannelAnswers(Function<OutgoingText, Uni<DeliveryOutcome>> sender) {
        this.sender = sender;
    }

    /** Answers a text, only once however often the SMSC repeats it. */
    Uni<Void> answer(InboundText text, SmsConfig.BilingualText answer) {
        return answerOnce(text, "sms-answer", text.id().toString(), answer);
    }

    /** Answers a text, unless an answer with this purpose has already been sent for this occasion. */
    Uni<Void> answerOnce(InboundText text, String purpose, String occasion, SmsConfig.BilingualText answer) {
        UUID answerId = Ids.derived(purpose, occasion);
        boolean korean = Language.of(text.text(), Language.ENGLISH).equals(Language.KOREAN);
        String wording = korean ? answer.ko() : answer.en();
        return send(OutgoingText.answer(text.subscriber(), answerId, InboundEvents.route(text), wording));
    }

    Uni<Void> send(OutgoingText answer) {
        return sender.apply(answer).replaceWithVoid();
    }
}
