package telecom.assistant.gateway.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static telecom.assistant.gateway.engine.EngineUnderTest.SMS;
import static telecom.assistant.gateway.engine.EngineUnderTest.WEB;

import org.junit.jupiter.api.Test;
import telecom.assistant.channel.event.OutboundEvent.ReplyCompleted;
import telecom.assistant.gateway.FakeModel;
import telecom.assistant.gateway.engine.EngineUnderTest.DeliveredEvent;
import telecom.assistant.model.Purpose;

/** The conversation's partition moves to another node, which processes the events without an outcome. */
class PartitionLossTest {

    private final EngineUnderTest engine = new EngineUnderTest();

    @Test
    void stopsTheAnswerUnderWay() {
        engine.say(WEB, "요금 알려줘");
        FakeModel.Answer answer = engine.model.reply();

        engine.losePartition();

        assertThat(answer.isCancelled()).isTrue();
    }

    @Test
    void leavesTheEventsWithoutAnOutcomeToTheOtherNode() {
        DeliveredEvent answered = engine.say(SMS, "하나");
        DeliveredEvent waiting = engine.say(SMS, "둘");

        engine.losePartition();

        assertThat(answered.isAbandoned()).isTrue();
        assertThat(waiting.isAbandoned()).isTrue();
    }

    @Test
    void acceptsNothingMore() {
        engine.losePartition();

        DeliveredEvent late = engine.say(WEB, "요금 알려줘");

        assertThat(late.isAbandoned()).isTrue();
        assertThat(engine.model.answers(Purpose.REPLY)).isEmpty();
    }

    @Test
    void doesNotTakeTheConversationBackWhenItsWriteIsRefused() {
        engine.say(WEB, "안녕");
        engine.model.reply().say("네").finish();
        engine.stored.stall();
        DeliveredEvent underWay = engine.say(WEB, "요금 알려줘");
        engine.stored.takeOverElsewhere();
        engine.losePartition();

        engine.stored.resume();

        assertThat(underWay.isAbandoned()).isTrue();
        assertThat(engine.model.answers(Purpose.REPLY)).hasSize(2);
        assertThat(engine.sent(ReplyCompleted.class)).hasSize(1);
    }

    @Test
    void leavesTheTurnForTheOtherNodeToAnswer() {
        DeliveredEvent delivered = engine.say(WEB, "요금 알려줘");
        engine.losePartition();

        engine.restart();
        DeliveredEvent again = delivered.redeliver();
        engine.model.reply().say("3만 원").finish();

        assertThat(again.isSettled()).isTrue();
        assertThat(engine.sent(ReplyCompleted.class))
                .extracting(ReplyCompleted::turn)
                .containsExactly(1L);
    }
}
