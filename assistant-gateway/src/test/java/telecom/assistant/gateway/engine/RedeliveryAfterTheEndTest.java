package telecom.assistant.gateway.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static telecom.assistant.gateway.engine.EngineUnderTest.CALL;
import static telecom.assistant.gateway.engine.EngineUnderTest.JIWOO;
import static telecom.assistant.gateway.engine.EngineUnderTest.SMS;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import telecom.assistant.channel.event.InboundEvent;
import telecom.assistant.channel.event.InboundEvent.ConversationEnded;
import telecom.assistant.channel.event.InboundEvent.ConversationLapsed;
import telecom.assistant.channel.event.InboundEvent.ErasureRequested;
import telecom.assistant.channel.event.InboundEvent.LegOpened;
import telecom.assistant.conversation.ConversationChange;
import telecom.assistant.gateway.engine.EngineUnderTest.DeliveredEvent;
import telecom.assistant.model.Purpose;

/** Tests the redelivery of events from before a conversation was closed or its subscriber was erased. */
class RedeliveryAfterTheEndTest {

    private static final Duration IDLE = Duration.ofMinutes(31);

    private final EngineUnderTest engine = new EngineUnderTest();
    private DeliveredEvent opened;
    private DeliveredEvent answered;

    @BeforeEach
    void talk() {
        opened = engine.deliver(new LegOpened(CALL, "ko-KR", null));
        answered = engine.say(CALL, "요금 알려줘");
        engine.model.reply().say("3만 원").finish();
    }

    @Test
    void isNotAnsweredAgainAfterTheAgentHasEndedTheConversation() {
        DeliveredEvent joined = engine.join(JIWOO);
        DeliveredEvent attended = engine.say(CALL, "고마워요");
        DeliveredEvent ended = engine.deliver(new ConversationEnded(engine.conversation(), JIWOO));

        redeliver(opened, answered, joined, attended, ended);

        assertThat(engine.stored.conversation().closedAt()).isNotNull();
    }

    @Test
    void isNotAnsweredAgainAfterTheConversationHasLapsed() {
        DeliveredEvent lapsed = engine.deliver(
                new ConversationLapsed(engine.conversation()), Instant.now().plus(IDLE));

        redeliver(opened, answered, lapsed);
    }

    @Test
    void isNotAnsweredAgainInTheConversationThatFollowed() {
        DeliveredEvent next = engine.deliver(
                new InboundEvent.UtteranceReceived(CALL, "새 문의", null, 2),
                Instant.now().plus(IDLE));
        UUID second = engine.conversation();
        engine.model.reply().say("네").finish();

        engine.restart();
        List<DeliveredEvent> again = List.of(opened.redeliver(), answered.redeliver(), next.redeliver());

        assertThat(again).allMatch(DeliveredEvent::isSettled);
        assertThat(engine.model.answers(Purpose.REPLY)).hasSize(2);
        assertThat(engine.conversation()).isEqualTo(second);
    }

    @Test
    void answersTheUtteranceThatOpensANewConversationAlthoughStoringItFailsAtFirst() {
        engine.stored.refuse(ConversationChange::opens, 1);

        engine.deliver(
                new InboundEvent.UtteranceReceived(CALL, "새 문의", null, 2),
                Instant.now().plus(IDLE));

        assertThat(engine.stored.said("새 문의").turn()).isEqualTo(1);
        assertThat(engine.stored.conversation().closedAt()).isNull();
    }

    @Test
    void isNotAnsweredAgainAfterTheSubscriberWasErased() {
        DeliveredEvent erased = engine.deliver(new ErasureRequested());

        redeliver(opened, answered, erased);

        assertThat(engine.stored.conversation()).isNull();
        assertThat(engine.stored.subscriber()).isNull();
    }

    @Test
    void answersLaterUtterances() {
        engine.deliver(new ErasureRequested());

        engine.say(SMS, "다시 왔어요");

        assertThat(engine.model.answers(Purpose.REPLY)).hasSize(2);
    }

    /** A dead letter was never answered, and has a new offset once it is put back. */
    @Test
    void answersADeadLetterThatIsPutBackAfterwards() {
        DeliveredEvent lapsed = engine.deliver(
                new ConversationLapsed(engine.conversation()), Instant.now().plus(IDLE));
        assertThat(lapsed.isSettled()).isTrue();

        answered.replay();

        assertThat(engine.model.answers(Purpose.REPLY)).hasSize(2);
    }

    /** It may have been put back while the erasure was under way, before anybody could know of the erasure. */
    @Test
    void aReplayedDeadLetterDoesNotRestoreAnErasedSubscriber() {
        engine.deliver(new ErasureRequested());

        assertThat(answered.replay().isSettled()).isTrue();
        engine.restart();
        assertThat(answered.replay().isSettled()).isTrue();

        assertThat(engine.model.answers(Purpose.REPLY)).hasSize(1);
        assertThat(engine.stored.subscriber()).isNull();
    }

    /** Kafka delivers the events again, first without a restart and then after one. */
    private void redeliver(DeliveredEvent... events) {
        for (boolean restarted : List.of(false, true)) {
            if (restarted) {
                engine.restart();
            }
            engine.published.clear();
            for (DeliveredEvent event : events) {
                assertThat(event.redeliver().isSettled()).isTrue();
            }
            assertThat(engine.sentKinds()).isEmpty();
            assertThat(engine.model.answers(Purpose.REPLY)).hasSize(1);
        }
    }
}
