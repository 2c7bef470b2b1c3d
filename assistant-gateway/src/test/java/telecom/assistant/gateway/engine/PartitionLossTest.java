package telecom.assistant.gateway.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static telecom.assistant.gateway.engine.EngineUnderTest.SMS;
import static telecom.assistant.gateway.engine.EngineUnderTest.WEB;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import telecom.assistant.channel.event.OutboundEvent.ReplyCompleted;
import telecom.assistant.gateway.FakeModel;
import telecom.assistant.gateway.Settings;
import telecom.assistant.gateway.engine.EngineUnderTest.DeliveredEvent;
import telecom.assistant.model.Purpose;

/**
 * Tests the loss of the conversation's partition to another node, which then processes the events without an outcome.
 */
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
    void acceptsNoMoreEvents() {
        engine.losePartition();

        DeliveredEvent late = engine.say(WEB, "요금 알려줘");

        assertThat(late.isAbandoned()).isTrue();
        assertThat(engine.model.answers(Purpose.REPLY)).isEmpty();
    }

    @Test
    void doesNotTakeTheConversationBackWhenAWriteIsRefused() {
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

    /** The write was under way when the partition was lost, and the store has accepted it. */
    @Test
    void sendsNothingMoreOnceAWriteThatWasUnderWayIsDone() {
        engine.say(WEB, "안녕");
        engine.model.reply().say("네").finish();
        engine.say(WEB, "요금 알려줘");
        engine.stored.stall();
        engine.model.reply().say("3만 원").finish();
        engine.losePartition();

        engine.stored.resume();

        assertThat(engine.sent(ReplyCompleted.class)).hasSize(1);
    }

    @Test
    void stopsRetryingAnEventThatKafkaHasNotAccepted() {
        EngineUnderTest patient = new EngineUnderTest(Settings.engine(Map.of("publish-patience", "5s")));
        patient.published.refuse(ReplyCompleted.class, 1);
        patient.say(WEB, "요금 알려줘");
        patient.model.reply().say("3만 원").finish();

        patient.losePartition();

        await().during(Duration.ofMillis(500))
                .atMost(Duration.ofSeconds(5))
                .until(() -> patient.sent(ReplyCompleted.class).isEmpty());
    }

    /** Raising the epoch would fence off the engine that has the partition now. */
    @Test
    void doesNotTakeAConversationOverWhenTheDatabaseAnswersAgain() {
        engine.say(WEB, "안녕");
        engine.model.reply().say("네").finish();
        engine.restart();
        engine.stored.failTakeOvers(new IllegalStateException("simulated"));
        engine.say(WEB, "요금 알려줘");
        engine.losePartition();
        int attempts = engine.stored.takeOvers();

        engine.stored.failTakeOvers(null);

        await().during(Duration.ofMillis(500))
                .atMost(Duration.ofSeconds(5))
                .until(() -> engine.stored.takeOvers() == attempts);
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
