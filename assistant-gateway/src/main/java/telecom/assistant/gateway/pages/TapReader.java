package telecom.assistant.gateway.pages;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.jboss.logging.Logger;

/** A thread that reads every partition of the assistant's topics, from their ends on, until it is closed. */
final class TapReader implements Runnable {

    private static final Logger LOG = Logger.getLogger(TapReader.class);
    private static final Duration POLL = Duration.ofMillis(200);
    private static final long RETRY_MILLIS = 2_000;

    private final Supplier<Consumer<byte[], byte[]>> consumers;
    private final List<String> topics;
    private final java.util.function.Consumer<SeenEvent> sink;
    private final CountDownLatch closed = new CountDownLatch(1);

    TapReader(
            Supplier<Consumer<byte[], byte[]>> consumers,
            List<String> topics,
            java.util.function.Consumer<SeenEvent> sink) {
        this.consumers = consumers;
        this.topics = topics;
        this.sink = sink;
    }

    void start() {
        Thread thread = new Thread(this, "demo-event-tap");
        thread.setDaemon(true);
        thread.start();
    }

    /** Asks the thread to stop; it does so within the time of one poll, and then closes its connections. */
    void close() {
        closed.countDown();
    }

    @Override
    public void run() {
        while (!isClosed()) {
            try (Consumer<byte[], byte[]> consumer = consumers.get()) {
                follow(consumer);
            } catch (RuntimeException e) {
                // The broker is away, or a record is unexpected: the event strip goes on with whatever comes next.
                LOG.warnf("demo events interrupted cause=%s", e.getClass().getSimpleName());
                pause();
            }
        }
    }

    private void follow(Consumer<byte[], byte[]> consumer) {
        List<TopicPartition> partitions =
                topics.stream().flatMap(topic -> partitions(consumer, topic)).toList();
        consumer.assign(partitions);
        consumer.seekToEnd(partitions);
        while (!isClosed()) {
            for (ConsumerRecord<byte[], byte[]> record : consumer.poll(POLL)) {
                SeenEvent.of(record).ifPresent(sink);
            }
        }
    }

    private static Stream<TopicPartition> partitions(Consumer<byte[], byte[]> consumer, String topic) {
        return consumer.partitionsFor(topic).stream().map(each -> new TopicPartition(topic, each.partition()));
    }

    private boolean isClosed() {
        return closed.getCount() == 0;
    }

    private void pause() {
        try {
            if (closed.await(RETRY_MILLIS, TimeUnit.MILLISECONDS)) {
                LOG.debug("demo events closed");
            }
        } catch (InterruptedException e) {
            close();
            Thread.currentThread().interrupt();
        }
    }
}
