package telecom.assistant.benchmarks.kafka;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.function.Function;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;

/** A thread that answers each record on one topic with a record on another. It creates both topics. */
public final class KafkaEcho implements AutoCloseable {

    private static final int PARTITIONS = 16;
    private static final Duration POLL = Duration.ofMillis(5);

    private final CompletableFuture<Void> echoing;
    private volatile boolean closed;

    /**
     * Creates the topics and begins to answer.
     *
     * @param answer what to send back for a record; it has to go to the topic {@code replies}
     */
    public KafkaEcho(
            String bootstrap,
            String requests,
            String replies,
            Function<ConsumerRecord<String, byte[]>, ProducerRecord<String, byte[]>> answer) {
        createTopics(bootstrap, List.of(requests, replies));
        Clients clients = new Clients(bootstrap);
        KafkaConsumer<String, byte[]> consumer = clients.consumer(requests);
        echoing = CompletableFuture.runAsync(() -> echo(consumer, clients.producer(), answer));
    }

    private static void createTopics(String bootstrap, List<String> names) {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", bootstrap))) {
            admin.createTopics(names.stream()
                            .map(name -> new NewTopic(name, PARTITIONS, (short) 1))
                            .toList())
                    .all()
                    .get();
        } catch (ExecutionException e) {
            throw new IllegalStateException("the topics of the echo were not created", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private void echo(
            KafkaConsumer<String, byte[]> consumer,
            KafkaProducer<String, byte[]> producer,
            Function<ConsumerRecord<String, byte[]>, ProducerRecord<String, byte[]>> answer) {
        try (consumer;
                producer) {
            while (!closed) {
                for (ConsumerRecord<String, byte[]> request : consumer.poll(POLL)) {
                    var unused = producer.send(answer.apply(request));
                }
            }
        }
    }

    @Override
    public void close() {
        closed = true;
        echoing.join();
    }
}
