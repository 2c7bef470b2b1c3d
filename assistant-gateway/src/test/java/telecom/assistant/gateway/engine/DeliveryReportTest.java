package telecom.assistant.gateway.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static telecom.assistant.channel.event.Undelivered.Reason.EXPIRED;
import static telecom.assistant.channel.event.Undelivered.Reason.NOBODY_THERE;
import static telecom.assistant.channel.event.Undelivered.Reason.REFUSED;
import static telecom.assistant.channel.event.Undelivered.Reason.UNKNOWN;
import static telecom.assistant.gateway.engine.EngineUnderTest.SMS;

import org.junit.jupiter.api.Test;
import telecom.assistant.channel.event.DeliveryStatus;
import telecom.assistant.channel.event.DeskEvent.UtteranceAdded;
import telecom.assistant.channel.event.InboundEvent;
import telecom.assistant.channel.event.OutboundEvent.ReplyCompleted;
import telecom.assistant.channel.event.Undelivered;
import telecom.assistant.channel.event.UtteranceState;
import telecom.assistant.conversation.UtteranceRecord;
import telecom.assistant.gateway.Untimed;
import telecom.assistant.model.ChatMessage;

/** What became of a text on its way to the subscriber. */
class DeliveryReportTest {

    private final EngineUnderTest engine = new EngineUnderTest();

    @Test
    void marksATextThatCouldNotBeDelivered() {
        UtteranceRecord reply = askAndAnswer("요금 알려줘", "3만 원");

        report(reply, DeliveryStatus.FAILED, EXPIRED, "EXPIRED:001");

        assertThat(stored(reply).state()).isEqualTo(UtteranceState.UNDELIVERED);
        assertThat(stored(reply).facts().undelivered()).isEqualTo(new Undelivered(EXPIRED, "EXPIRED:001"));
        assertThat(stored(reply).text()).endsWith("3만 원");
    }

    @Test
    void showsTheDeskWhyItWasNotDelivered() {
        UtteranceRecord reply = askAndAnswer("요금 알려줘", "3만 원");
        engine.published.clear();

        report(reply, DeliveryStatus.FAILED, REFUSED, "0x0000000b");

        assertThat(engine.published.the(UtteranceAdded.class).undelivered())
                .isEqualTo(new Undelivered(REFUSED, "0x0000000b"));
    }

    @Test
    void keepsTheReasonWhenALaterReportKnowsNone() {
        UtteranceRecord reply = askAndAnswer("요금 알려줘", "3만 원");

        report(reply, DeliveryStatus.FAILED, EXPIRED, "no-bind");
        report(reply, DeliveryStatus.FAILED, UNKNOWN, "failed-before");

        assertThat(stored(reply).facts().undelivered()).isEqualTo(new Undelivered(EXPIRED, "no-bind"));
    }

    @Test
    void forgetsTheReasonOfATextThatArrivedAfterAll() {
        UtteranceRecord reply = askAndAnswer("요금 알려줘", "3만 원");

        report(reply, DeliveryStatus.FAILED, NOBODY_THERE, null);
        report(reply, DeliveryStatus.DELIVERED, null, null);

        assertThat(stored(reply).state()).isEqualTo(UtteranceState.COMPLETE);
        assertThat(stored(reply).facts().undelivered()).isNull();
    }

    @Test
    void treatsAReportFromAnOlderNodeAsAnUnknownReason() {
        UtteranceRecord reply = askAndAnswer("요금 알려줘", "3만 원");

        report(reply, DeliveryStatus.FAILED, null, "opted-out");

        assertThat(stored(reply).facts().undelivered()).isEqualTo(new Undelivered(UNKNOWN, "opted-out"));
    }

    @Test
    void countsEachReportByStatusAndReason() {
        UtteranceRecord reply = askAndAnswer("요금 알려줘", "3만 원");

        report(reply, DeliveryStatus.FAILED, EXPIRED, "EXPIRED:001");
        report(reply, DeliveryStatus.DELIVERED, null, "DELIVRD:000");

        assertThat(deliveries("failed", "expired")).isEqualTo(1);
        assertThat(deliveries("delivered", "none")).isEqualTo(1);
    }

    private double deliveries(String status, String reason) {
        return engine.meters
                .get("assistant.engine.deliveries")
                .tags("channel", "sms", "status", status, "reason", reason)
                .counter()
                .count();
    }

    @Test
    void leavesADeliveredTextAsItIs() {
        UtteranceRecord reply = askAndAnswer("요금 알려줘", "3만 원");

        report(reply, DeliveryStatus.DELIVERED, null, null);

        assertThat(stored(reply).state()).isEqualTo(UtteranceState.COMPLETE);
    }

    @Test
    void showsTheModelTheConversationInOrderWithWhatWasNotDelivered() {
        engine.say(SMS, "하나");
        engine.say(SMS, "둘");
        engine.model.reply().say("일").finish();
        engine.model.reply().say("이").finish();

        report(lastReply(), DeliveryStatus.FAILED, EXPIRED, null);
        engine.say(SMS, "셋");

        String lost = engine.sent(ReplyCompleted.class).get(1).text();
        assertThat(Untimed.messages(engine.model.reply().request()).stream().skip(1))
                .containsExactly(
                        ChatMessage.user("[sms] 하나"),
                        ChatMessage.assistant("일"),
                        ChatMessage.user("[sms] 둘"),
                        ChatMessage.assistant("[not delivered] " + lost),
                        ChatMessage.user("[sms] 셋"));
    }

    private UtteranceRecord askAndAnswer(String question, String answer) {
        engine.say(SMS, question);
        engine.model.reply().say(answer).finish();
        return lastReply();
    }

    private UtteranceRecord lastReply() {
        return engine.stored.utterances().get(engine.stored.utterances().size() - 1);
    }

    private UtteranceRecord stored(UtteranceRecord reply) {
        return engine.stored.utterances().stream()
                .filter(said -> said.id().equals(reply.id()))
                .findFirst()
                .orElseThrow();
    }

    private void report(UtteranceRecord reply, DeliveryStatus status, Undelivered.Reason reason, String detail) {
        engine.deliver(new InboundEvent.DeliveryReported(
                SMS, engine.conversation(), reply.turn(), reply.id(), status, reason, detail));
    }
}
