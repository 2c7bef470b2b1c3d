package telecom.assistant.channel.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.smallrye.config.SmallRyeConfigBuilder;
import io.smallrye.mutiny.Uni;
import io.smallrye.reactive.messaging.kafka.IncomingKafkaRecord;
import io.smallrye.reactive.messaging.kafka.KafkaConnectorIncomingConfiguration;
import io.smallrye.reactive.messaging.kafka.commit.KafkaThrottledLatestProcessedCommit;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.CommitFailedException;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** An acknowledgment counts only in the assignment of the partition under which its record was polled. */
class CommitByAssignmentTest {

    private static final TopicPartition PARTITION = new TopicPartition("assistant.inbound", 3);
    private static final Vertx VERTX = Vertx.vertx();

    private final Context context = VERTX.getOrCreateContext();
    private final PolledConsumer consumer = new PolledConsumer();
    private CommitByAssignment commits = create(Map.of());

    @AfterAll
    static void close() throws Exception {
        VERTX.close().toCompletionStage().toCompletableFuture().get(10, TimeUnit.SECONDS);
    }

    @Test
    void commitsAcknowledgedRecords() throws Exception {
        assign();
        acknowledge(poll(5));

        revoke();

        assertThat(committed()).containsExactly(6L);
    }

    @Test
    void ignoresAnAcknowledgmentOfARecordPolledUnderAnEarlierAssignment() throws Exception {
        assign();
        var late = poll(5);
        revoke();
        assign();
        poll(5);

        acknowledge(late);
        revoke();

        assertThat(committed()).isEmpty();
    }

    @Test
    void commitsARecordOnceItIsAcknowledgedUnderTheLaterAssignment() throws Exception {
        assign();
        var late = poll(5);
        revoke();
        assign();
        var again = poll(5);
        acknowledge(late);

        acknowledge(again);
        revoke();

        assertThat(committed()).containsExactly(6L);
    }

    /** The generation rises for all members of the group, even for those that keep their partitions. */
    @Test
    void keepsAnAssignmentThroughARebalanceThatLeavesThePartitionHere() throws Exception {
        assign();
        var before = poll(5);
        consumer.rebalance();
        commits.partitionsAssigned(List.of());
        var after = poll(6);

        acknowledge(before);
        acknowledge(after);
        revoke();

        assertThat(committed()).containsExactly(7L);
    }

    /** A record that was still on its way through the connector does not belong to the later assignment. */
    @Test
    void doesNotWaitForARecordThatTheConnectorDeliversTooLate() throws Exception {
        assign();
        ConsumerRecord<String, byte[]> waiting = polled(4);
        revoke();
        assign();
        receive(waiting);

        acknowledge(poll(5));
        revoke();

        assertThat(committed()).containsExactly(6L);
    }

    /**
     * A node that was presumed dead cannot commit, but it must still be notified of the partitions that it has lost.
     */
    @Test
    void notifiesTheStrategyOfALossEvenIfTheLastCommitIsRefused() throws Exception {
        assign();
        var late = poll(5);
        acknowledge(late);
        consumer.refuse(new CommitFailedException());

        revoke();

        consumer.refuse(null);
        assign();
        poll(5);
        revoke();
        assertThat(committed()).isEmpty();
    }

    @Test
    void commitsPartitionsThatAreAssignedByTheSettings() throws Exception {
        commits = create(Map.of("assign-seek", "3", "auto.commit.interval.ms", "20"));

        acknowledge(poll(5));

        await().atMost(Duration.ofSeconds(10))
                .untilAsserted(() -> assertThat(committed()).containsExactly(6L));
    }

    private CommitByAssignment create(Map<String, String> settings) {
        Map<String, String> all = new HashMap<>(
                Map.of("channel-name", "inbound", "topic", PARTITION.topic(), "value.deserializer", "unused"));
        all.putAll(settings);
        var config = new KafkaConnectorIncomingConfiguration(new SmallRyeConfigBuilder()
                .withDefaultValues(all)
                .addDiscoveredConverters()
                .build());
        CommitByAssignment created = new CommitByAssignment.Factory(new KafkaThrottledLatestProcessedCommit.Factory())
                .create(
                        config,
                        io.vertx.mutiny.core.Vertx.newInstance(VERTX),
                        consumer.asChannel(),
                        (failure, fatal) -> {});
        created.capture(context);
        return created;
    }

    private void assign() {
        consumer.rebalance();
        commits.partitionsAssigned(List.of(PARTITION));
    }

    private void revoke() {
        commits.partitionsRevoked(List.of(PARTITION));
    }

    private IncomingKafkaRecord<String, byte[]> poll(long offset) throws Exception {
        return receive(polled(offset));
    }

    /** A record as the connector leaves it after a poll, with the generation of the group. */
    private ConsumerRecord<String, byte[]> polled(long offset) {
        var record = new ConsumerRecord<>(PARTITION.topic(), PARTITION.partition(), offset, "key", new byte[0]);
        record.headers()
                .add(
                        "__smallrye_generationId",
                        Integer.toString(consumer.groupMetadata().generationId())
                                .getBytes(StandardCharsets.UTF_8));
        return record;
    }

    private IncomingKafkaRecord<String, byte[]> receive(ConsumerRecord<String, byte[]> record) throws Exception {
        CompletableFuture<IncomingKafkaRecord<String, byte[]>> received = new CompletableFuture<>();
        context.runOnContext(ignored -> Uni.createFrom()
                .deferred(() -> commits.received(new IncomingKafkaRecord<>(record, "inbound", 0, commits, null, false)))
                .subscribe()
                .with(received::complete, received::completeExceptionally));
        return received.get(10, TimeUnit.SECONDS);
    }

    private static void acknowledge(IncomingKafkaRecord<String, byte[]> record) throws Exception {
        record.ack().toCompletableFuture().get(10, TimeUnit.SECONDS);
    }

    private List<Long> committed() {
        return consumer.commits().stream()
                .map(offsets -> offsets.get(PARTITION))
                .map(OffsetAndMetadata::offset)
                .toList();
    }
}
