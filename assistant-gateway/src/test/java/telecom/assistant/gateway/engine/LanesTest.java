package telecom.assistant.gateway.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import telecom.assistant.channel.SubscriberId;
import telecom.assistant.channel.event.Envelope;
import telecom.assistant.channel.event.InboundEvent;
import telecom.assistant.gateway.Settings;

/** Tests which conversations a node has in memory. */
class LanesTest {

    private static final int GENERATION = 9;

    private final EngineUnderTest engine = new EngineUnderTest(Settings.engine(Map.of("conversations-in-memory", "2")));
    private final Lanes lanes = new Lanes(engine.engine(), null, new SimpleMeterRegistry());
    private final List<String> settled = new ArrayList<>();

    @Test
    void hasNoAssignmentForAnotherNodesPartition() {
        lanes.assigned(List.of(1), 1);

        assertThat(lanes.assignmentOf(2, 1)).isEmpty();
    }

    @Test
    void acceptsEventsOfItsPartitions() {
        lanes.assigned(List.of(1), 1);

        accept(1, "someone");

        assertThat(settled).containsExactly("someone done");
        assertThat(lanes.size()).isEqualTo(1);
    }

    @Test
    void areStuckWhenNothingMovesAlthoughTheStoreAnswers() {
        lanes.assigned(List.of(1), 1);
        accept(1, "one");
        assertThat(lanes.areStuck(Duration.ZERO)).as("nothing waits").isFalse();

        engine.stored.stall();
        accept(1, "two");
        assertThat(lanes.areStuck(Duration.ZERO)).isTrue();
        assertThat(lanes.areStuck(Duration.ofHours(1))).as("not for long").isFalse();

        engine.loseTrustInTheStore();
        assertThat(lanes.areStuck(Duration.ZERO)).as("an outage").isFalse();

        engine.stored.resume();
        assertThat(settled).containsExactly("one done", "two done");
        assertThat(lanes.areStuck(Duration.ZERO)).isFalse();
    }

    @Test
    void anUnknownEventHoldsItsOwnSubscriberOnlyUntilItIsPutAside() {
        lanes.assigned(List.of(1), 1);

        hold("someone");
        accept(1, "someone");
        accept(1, "other");
        assertThat(settled).containsExactly("other done");
        assertThat(lanes.areStuck(Duration.ZERO))
                .as("the lane waits on purpose")
                .isFalse();

        engine.timers.pass(Duration.ofMinutes(15));
        assertThat(settled).containsExactly("other done", "unknown failed", "someone done");
    }

    @Test
    void anUnknownEventIsLeftToTheNodeThatGetsItsPartition() {
        lanes.assigned(List.of(1), 1);
        hold("someone");
        accept(1, "someone");

        lanes.revoked(List.of(1));

        assertThat(settled).containsExactly("unknown abandoned", "someone abandoned");
    }

    private void hold(String subscriber) {
        UnsettledEvent.Settlement unknown = new UnsettledEvent.Settlement() {
            @Override
            public void done() {
                settled.add("unknown done");
            }

            @Override
            public void failed(Throwable failure) {
                settled.add("unknown failed");
            }

            @Override
            public void abandoned() {
                settled.add("unknown abandoned");
            }
        };
        lanes.hold(
                lanes.assignmentOf(1, GENERATION).orElseThrow(),
                new SubscriberId(subscriber),
                unknown,
                new IllegalStateException("simulated"));
    }

    @Test
    void forgetsTheConversationsOfARevokedPartition() {
        lanes.assigned(List.of(1, 2), 1);
        accept(1, "one");
        accept(2, "two");

        lanes.revoked(List.of(1));
        accept(1, "one");

        assertThat(settled).containsExactly("one done", "two done", "one abandoned");
        assertThat(lanes.size()).isEqualTo(1);
    }

    @Test
    void acceptsEventsAgainWhenThePartitionComesBack() {
        lanes.assigned(List.of(1), 1);
        lanes.revoked(List.of(1));
        lanes.assigned(List.of(1), 1);

        accept(1, "someone");

        assertThat(settled).containsExactly("someone done");
    }

    /** The record was waiting in the connector while the partition was lost and came back. */
    @Test
    void recognisesARecordPolledUnderAnEarlierAssignment() {
        lanes.assigned(List.of(1), 3);
        lanes.revoked(List.of(1));
        lanes.assigned(List.of(1), 5);

        assertThat(lanes.assignmentOf(1, 4)).isEmpty();
        assertThat(lanes.assignmentOf(1, 5)).isPresent();
    }

    /** A rebalance raises the generation for all members, including those whose partitions stay. */
    @Test
    void keepsAnAssignmentThroughARebalanceThatKeepsThePartition() {
        lanes.assigned(List.of(1), 3);
        Optional<Assignment> before = lanes.assignmentOf(1, 3);

        lanes.assigned(List.of(2), 4);

        assertThat(lanes.assignmentOf(1, 4)).isEqualTo(before).isPresent();
    }

    @Test
    void acceptsNoEventOfAnAssignmentThatIsOver() {
        lanes.assigned(List.of(1), 1);
        UnsettledEvent early = event(1, "someone");
        lanes.revoked(List.of(1));
        lanes.assigned(List.of(1), 2);

        lanes.accept(early, false);

        assertThat(settled).containsExactly("someone abandoned");
        assertThat(lanes.size()).isZero();
    }

    @Test
    void beginsANewAssignmentWhenTheEndOfTheEarlierOneWasMissed() {
        lanes.assigned(List.of(1), 1);
        accept(1, "someone");
        Assignment before = lanes.assignmentOf(1, 1).orElseThrow();

        lanes.assigned(List.of(1), 2);

        assertThat(before.isOver()).isTrue();
        assertThat(lanes.size()).isZero();
    }

    @Test
    void isFirstWhileTheNodeHasPartitionZero() {
        lanes.assigned(List.of(0, 1), 1);
        boolean first = lanes.isFirst();
        lanes.revoked(List.of(0));

        assertThat(first).isTrue();
        assertThat(lanes.isFirst()).isFalse();
    }

    @Test
    void dropsIdleConversations() {
        lanes.assigned(List.of(1), 1);
        accept(1, "someone");

        lanes.sweep(Instant.now().plusSeconds(1));

        assertThat(lanes.size()).isZero();
    }

    @Test
    void dropsTheLongestIdleConversationsWhenThereAreTooMany() {
        lanes.assigned(List.of(1), 1);
        List.of("one", "two", "three").forEach(subscriber -> accept(1, subscriber));

        lanes.sweep(Instant.EPOCH);

        assertThat(lanes.size()).isEqualTo(2);
    }

    @Test
    void keepsAConversationThatExpectsAnEvent() {
        ConversationLane lane = new ConversationLane(EngineUnderTest.SUBSCRIBER, new Assignment(1, 1), engine.engine());
        Instant later = Instant.now().plusSeconds(60);

        lane.expect();
        boolean mayLeave = lane.isIdleSince(later);
        lane.arrived();

        assertThat(mayLeave).isFalse();
        assertThat(lane.isIdleSince(later)).isTrue();
    }

    private void accept(int partition, String subscriber) {
        lanes.accept(event(partition, subscriber), false);
    }

    /** An event without consequences, because there is no conversation that could lapse. */
    private UnsettledEvent event(int partition, String subscriber) {
        Envelope<InboundEvent> envelope = Envelope.of(
                UUID.randomUUID().toString(),
                "/test",
                new SubscriberId(subscriber),
                new InboundEvent.ConversationLapsed(UUID.randomUUID()));
        Assignment assignment = lanes.assignmentOf(partition, GENERATION).orElseGet(() -> over(partition));
        return new UnsettledEvent(
                assignment,
                0,
                envelope,
                false,
                new UnsettledEvent.Settlement() {
                    @Override
                    public void done() {
                        settled.add(subscriber + " done");
                    }

                    @Override
                    public void failed(Throwable failure) {
                        settled.add(subscriber + " failed");
                    }

                    @Override
                    public void abandoned() {
                        settled.add(subscriber + " abandoned");
                    }
                },
                () -> {});
    }

    private static Assignment over(int partition) {
        Assignment assignment = new Assignment(partition, GENERATION);
        assignment.end();
        return assignment;
    }
}
