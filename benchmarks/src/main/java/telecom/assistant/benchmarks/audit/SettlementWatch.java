package telecom.assistant.benchmarks.audit;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;

/** Polls Kafka, on its own thread, for the offsets that the engines have committed, until it is closed. */
final class SettlementWatch implements AutoCloseable {

    private static final String GROUP = "assistant-engine";
    private static final Duration INTERVAL = Duration.ofMillis(250);
    private static final Duration ANSWER_WITHIN = Duration.ofSeconds(5);

    private final Settlements settlements = new Settlements();
    private final Thread thread;

    private SettlementWatch(String bootstrap) {
        this.thread = new Thread(() -> watch(bootstrap), "settlements");
        thread.setDaemon(true);
    }

    static SettlementWatch on(String bootstrap) {
        SettlementWatch watch = new SettlementWatch(bootstrap);
        watch.thread.start();
        return watch;
    }

    private void watch(String bootstrap) {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", bootstrap))) {
            while (true) {
                poll(admin);
                TimeUnit.MILLISECONDS.sleep(INTERVAL.toMillis());
            }
        } catch (InterruptedException closed) {
            Thread.currentThread().interrupt();
        }
    }

    private void poll(Admin admin) throws InterruptedException {
        try {
            Map<TopicPartition, OffsetAndMetadata> offsets = admin.listConsumerGroupOffsets(GROUP)
                    .partitionsToOffsetAndMetadata()
                    .get(ANSWER_WITHIN.toMillis(), TimeUnit.MILLISECONDS);
            Instant now = Instant.now();
            offsets.forEach((partition, committed) -> {
                if (committed != null) {
                    settlements.noteSettled(partition.partition(), committed.offset(), now);
                }
            });
        } catch (ExecutionException | TimeoutException brokerIsAway) {
            // Commits in the meantime are seen later than they happened, which cannot cause a false breach.
        }
    }

    Settlements settlements() {
        return settlements;
    }

    @Override
    public void close() {
        thread.interrupt();
    }
}
