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

/** Sends what the channel itself answers, in the language of the text that it answers. */
final class ChannelAnswers {

    private final Function<OutgoingText, Uni<DeliveryOutcome>> sender;

    ChannelAnswers(Function<OutgoingText, Uni<DeliveryOutcome>> sender) {
        this.sender = sender;
    }

    /** Answers a text, once however often the SMSC repeats it. */
    Uni<Void> answer(InboundText text, SmsConfig.InBothLanguages words) {
        return answerOnce(text, "sms-answer", text.id().toString(), words);
    }

    /** Answers a text, unless the same was answered for this occasion before. */
    Uni<Void> answerOnce(InboundText text, String purpose, String occasion, SmsConfig.InBothLanguages words) {
        UUID answerId = Ids.derived(purpose, occasion);
        boolean saidInKorean = Language.of(text.text(), Language.ENGLISH).equals(Language.KOREAN);
        String said = saidInKorean ? words.ko() : words.en();
        return send(OutgoingText.answer(text.subscriber(), answerId, InboundEvents.route(text), said));
    }

    Uni<Void> send(OutgoingText answer) {
        return sender.apply(answer).replaceWithVoid();
    }
}
