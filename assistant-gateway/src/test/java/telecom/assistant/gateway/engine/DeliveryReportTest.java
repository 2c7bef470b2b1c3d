package telecom.assistant.gateway.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static telecom.assistant.gateway.engine.EngineUnderTest.SMS;

import org.junit.jupiter.api.Test;
import telecom.assistant.channel.event.DeliveryStatus;
import telecom.assistant.channel.event.InboundEvent;
import telecom.assistant.channel.event.OutboundEvent.ReplyCompleted;
import telecom.assistant.channel.event.UtteranceState;
import telecom.assistant.conversation.UtteranceRecord;
import telecom.assistant.model.ChatMessage;

/** What became of a text on its way to the subscriber. */
class DeliveryReportTest {

    private final EngineUnderTest engine = new EngineUnderTest();

    @Test
    void marksATextThatCouldNotBeDelivered() {
        UtteranceRecord reply = answered("요금 알려줘", "3만 원");

        report(reply, DeliveryStatus.FAILED);

        assertThat(stored(reply).state()).isEqualTo(UtteranceState.UNDELIVERED);
        assertThat(stored(reply).text()).endsWith("3만 원");
    }

    @Test
    void leavesADeliveredTextAsItIs() {
        UtteranceRecord reply = answered("요금 알려줘", "3만 원");

        report(reply, DeliveryStatus.DELIVERED);

        assertThat(stored(reply).state()).isEqualTo(UtteranceState.COMPLETE);
    }

    @Test
    void showsTheModelTheConversationInItsOrderAndWhatWasLostOfIt() {
        engine.say(SMS, "하나");
        engine.say(SMS, "둘");
        engine.model.reply().say("일").finish();
        engine.model.reply().say("이").finish();

        report(lastReply(), DeliveryStatus.FAILED);
        engine.say(SMS, "셋");

        String lost = engine.told(ReplyCompleted.class).get(1).text();
        assertThat(engine.model.reply().request().messages().stream().skip(1))
                .containsExactly(
                        new ChatMessage.User("[sms] 하나"),
                        new ChatMessage.Assistant("일"),
                        new ChatMessage.User("[sms] 둘"),
                        new ChatMessage.Assistant("[not delivered] " + lost),
                        new ChatMessage.User("[sms] 셋"));
    }

    private UtteranceRecord answered(String question, String answer) {
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

    private void report(UtteranceRecord reply, DeliveryStatus status) {
        engine.take(
                new InboundEvent.DeliveryReported(SMS, engine.conversation(), reply.turn(), reply.id(), status, null));
    }
}
