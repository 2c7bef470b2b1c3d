package telecom.assistant.gateway.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import telecom.assistant.channel.SubscriberId;
import telecom.assistant.channel.event.Envelope;
import telecom.assistant.channel.event.InboundEvent;
import telecom.assistant.gateway.Settings;

/** Which conversations a node has in memory. */
class LanesTest {

    private final EngineUnderTest engine = new EngineUnderTest(Settings.engine(Map.of("conversations-in-memory", "2")));
    private final Lanes lanes = new Lanes(engine.engine(), null, new SimpleMeterRegistry());
    private final List<String> settled = new ArrayList<>();

    @Test
    void leavesEventsOfAForeignPartitionToItsOwner() {
        lanes.assigned(List.of(1));

        accept(2, "someone");

        assertThat(settled).containsExactly("someone abandoned");
        assertThat(lanes.size()).isZero();
    }

    @Test
    void acceptsEventsOfItsPartitions() {
        lanes.assigned(List.of(1));

        accept(1, "someone");

        assertThat(settled).containsExactly("someone done");
        assertThat(lanes.size()).isEqualTo(1);
    }

    @Test
    void forgetsTheConversationsOfARevokedPartition() {
        lanes.assigned(List.of(1, 2));
        accept(1, "one");
        accept(2, "two");

        lanes.revoked(List.of(1));
        accept(1, "one");

        assertThat(settled).containsExactly("one done", "two done", "one abandoned");
        assertThat(lanes.size()).isEqualTo(1);
    }

    @Test
    void acceptsEventsAgainWhenThePartitionComesBack() {
        lanes.assigned(List.of(1));
        lanes.revoked(List.of(1));
        lanes.assigned(List.of(1));

        accept(1, "someone");

        assertThat(settled).containsExactly("someone done");
    }

    @Test
    void isTheFirstNodeWhileItHasTheFirstPartition() {
        lanes.assigned(List.of(0, 1));
        boolean first = lanes.isFirst();
        lanes.revoked(List.of(0));

        assertThat(first).isTrue();
        assertThat(lanes.isFirst()).isFalse();
    }

    @Test
    void dropsIdleConversations() {
        lanes.assigned(List.of(1));
        accept(1, "someone");

        lanes.sweep(Instant.now().plusSeconds(1));

        assertThat(lanes.size()).isZero();
    }

    @Test
    void dropsTheLongestIdleConversationsWhenThereAreTooMany() {
        lanes.assigned(List.of(1));
        List.of("one", "two", "three").forEach(subscriber -> accept(1, subscriber));

        lanes.sweep(Instant.EPOCH);

        assertThat(lanes.size()).isEqualTo(2);
    }

    @Test
    void keepsAConversationWithAnEventOnItsWay() {
        ConversationLane lane = new ConversationLane(EngineUnderTest.SUBSCRIBER, 1, engine.engine());
        Instant later = Instant.now().plusSeconds(60);

        lane.expect();
        boolean mayLeave = lane.isIdleSince(later);
        lane.arrived();

        assertThat(mayLeave).isFalse();
        assertThat(lane.isIdleSince(later)).isTrue();
    }

    /** An event without consequences, because there is no conversation that could lapse. */
    private void accept(int partition, String subscriber) {
        Envelope<InboundEvent> envelope = Envelope.of(
                UUID.randomUUID().toString(),
                "/test",
                new SubscriberId(subscriber),
                new InboundEvent.ConversationLapsed(UUID.randomUUID()));
        UnsettledEvent event = new UnsettledEvent(
                partition,
                0,
                envelope,
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
        lanes.accept(event, false);
    }
}
