package telecom.assistant.benchmarks.turns;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;

/** Two hops over Kafka with nothing in between: a thread sends back what it reads. */
final class KafkaEcho implements Wire, AutoCloseable {

    private static final String WORDS = "bench.words";
    private static final String REPLIES = "bench.replies";
    private static final int PARTITIONS = 16;
    private static final Duration POLL = Duration.ofMillis(5);

    private final CompletableFuture<Void> echoing;
    private volatile boolean closed;

    KafkaEcho(Clients clients, String bootstrap) {
        makeTopics(bootstrap);
        KafkaConsumer<String, byte[]> consumer = clients.consumer(WORDS);
        echoing = CompletableFuture.runAsync(() -> echo(consumer, clients.producer()));
    }

    private static void makeTopics(String bootstrap) {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", bootstrap))) {
            admin.createTopics(List.of(
                            new NewTopic(WORDS, PARTITIONS, (short) 1), new NewTopic(REPLIES, PARTITIONS, (short) 1)))
                    .all()
                    .get();
        } catch (ExecutionException e) {
            throw new IllegalStateException("the topics of the echo were not created", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private void echo(KafkaConsumer<String, byte[]> consumer, KafkaProducer<String, byte[]> producer) {
        try (consumer;
                producer) {
            while (!closed) {
                for (ConsumerRecord<String, byte[]> words : consumer.poll(POLL)) {
                    var unused = producer.send(new ProducerRecord<>(REPLIES, words.key(), words.value()));
                }
            }
        }
    }

    @Override
    public String replies() {
        return REPLIES;
    }

    @Override
    public Words words(int conversation, int number) {
        String key = conversation + "-" + number;
        return new Words(key, new ProducerRecord<>(WORDS, key, new byte[200]));
    }

    @Override
    public Piece read(ConsumerRecord<String, byte[]> reply) {
        return Piece.LAST;
    }

    @Override
    public void close() {
        closed = true;
        echoing.join();
    }
}
