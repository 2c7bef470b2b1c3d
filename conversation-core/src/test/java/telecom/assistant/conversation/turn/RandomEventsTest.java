package telecom.assistant.conversation.turn;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import telecom.assistant.channel.event.InboundEvent;
import telecom.assistant.channel.event.OutboundEvent;

/** Checks that the decider's invariants hold for random sequences of events. */
class RandomEventsTest {

    private static final int EVENTS = 2_000;
    private static final Happening[] HAPPENINGS = Happening.values();

    private final Subject subject = new Subject();
    private final Invariants invariants = new Invariants();
    private int checked;

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20})
    void keepsItsInvariants(long seed) {
        Random random = new Random(seed);
        for (int i = 0; i < EVENTS; i++) {
            if (random.nextInt(4) == 0) {
                subject.pass(Duration.ofMillis(random.nextInt(3_000)));
            }
            happen(HAPPENINGS[random.nextInt(HAPPENINGS.length)]);
        }
        comeToRest();

        assertThat(invariants.settled).containsAll(invariants.arrived);
        assertThat(invariants.asked).isNotEmpty();
    }

    private void happen(Happening happening) {
        Memory before = subject.memory();
        happening.happenTo(subject);
        List<Decision> decisions = subject.decisions();
        List<Event> events = subject.events();
        for (; checked < decisions.size(); checked++) {
            invariants.check(events.get(checked), decisions.get(checked));
        }
        assertThat(before).isNotSameAs(subject.memory());
    }

    /** Answers all messages that are still waiting. */
    private void comeToRest() {
        for (int i = 0; i < 100; i++) {
            subject.pass(TestRules.LIMITS.longestGathering());
            happen(Happening.TURN_DUE);
            happen(Happening.ANSWERED);
        }
        assertThat(subject.state()).isNotInstanceOf(State.Answering.class);
        assertThat(subject.memory().hasPending()).isFalse();
    }

    /** Checks each decision against the earlier ones. */
    private static final class Invariants {

        private final Set<Arrival> arrived = new HashSet<>();
        private final Set<Arrival> settled = new HashSet<>();
        private final Set<Long> asked = new HashSet<>();
        private final Map<UUID, Long> fence = new HashMap<>();
        private final Set<UUID> ended = new HashSet<>();
        private final Map<UUID, Integer> acknowledged = new HashMap<>();
        private Turn active;

        void check(Event event, Decision decision) {
            if (event instanceof Event.Arrived arrival) {
                arrived.add(arrival.arrival());
            }
            if (event instanceof Event.ReplyEnded reply && active != null && active.number() == reply.turn()) {
                active = null;
            }
            if (event instanceof Event.PiecesAcknowledged pieces
                    && active != null
                    && active.number() == pieces.turn()) {
                acknowledged.merge(active.replyId(), pieces.characters(), Math::max);
            }
            if (!reportsHeardText(event)) {
                checkKeptText(decision);
            }
            boolean hasPublished = false;
            for (Effect effect : decision.effects()) {
                check(effect);
                hasPublished = hasPublished || effect instanceof Effect.Publish;
                assertThat(hasPublished && opens(effect))
                        .as("stores the opening of a conversation after something was published")
                        .isFalse();
            }
            assertThat(decision.state() instanceof State.Answering)
                    .as("one turn is active while the model is asked, and only then")
                    .isEqualTo(active != null);
        }

        private static boolean reportsHeardText(Event event) {
            return event instanceof Event.Arrived arrived
                    && arrived.arrival().envelope().event() instanceof InboundEvent.ReplyInterrupted;
        }

        /** When a decision cuts off a reply, no more of it is stored than Kafka has acknowledged. */
        private void checkKeptText(Decision decision) {
            Set<UUID> cut = new HashSet<>();
            for (Effect effect : decision.effects()) {
                if (effect instanceof Effect.StopModel stop) {
                    cut.add(stop.turn().replyId());
                } else if (effect instanceof Effect.Save save) {
                    save.change().utterances().stream()
                            .filter(kept -> cut.contains(kept.id()))
                            .forEach(kept -> assertThat(kept.text())
                                    .as("what is kept of a reply that was cut off")
                                    .hasSizeLessThanOrEqualTo(acknowledged.getOrDefault(kept.id(), 0)));
                }
            }
        }

        private static boolean opens(Effect effect) {
            return effect instanceof Effect.Save save && save.change().opens();
        }

        private void check(Effect effect) {
            if (effect instanceof Effect.StopModel stop) {
                assertThat(active).isNotNull();
                assertThat(stop.turn().number()).isEqualTo(active.number());
                active = null;
            } else if (effect instanceof Effect.AskModel ask) {
                assertThat(active).as("a turn that is still being answered").isNull();
                active = ask.turn();
                asked.add(ask.turn().number());
                ended.remove(ask.turn().replyId());
                acknowledged.remove(ask.turn().replyId());
            } else if (effect instanceof Effect.Save save) {
                UUID conversation = save.change().conversation().id();
                long turn = save.change().conversation().turn();
                assertThat(turn).as("the fence").isGreaterThanOrEqualTo(fence.getOrDefault(conversation, 0L));
                fence.put(conversation, turn);
            } else if (effect instanceof Effect.Settle settle) {
                settle.arrivals().forEach(arrival -> assertThat(settled.add(arrival))
                        .as("settled once: %s", arrival)
                        .isTrue());
            } else if (effect instanceof Effect.Publish publish) {
                check(publish.event());
            }
        }

        private void check(OutboundEvent event) {
            if (event instanceof OutboundEvent.ReplyDelta piece) {
                assertThat(ended).as("replies that have ended").doesNotContain(piece.replyId());
            } else if (event instanceof OutboundEvent.ReplyCompleted completed) {
                ended.add(completed.replyId());
            } else if (event instanceof OutboundEvent.ReplyCancelled cancelled) {
                ended.add(cancelled.replyId());
            }
        }
    }
}
