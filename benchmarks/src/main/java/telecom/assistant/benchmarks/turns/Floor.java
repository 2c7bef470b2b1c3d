package telecom.assistant.benchmarks.turns;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import telecom.assistant.benchmarks.kafka.Clients;
import telecom.assistant.benchmarks.kafka.KafkaEcho;
import telecom.assistant.benchmarks.latency.Latencies;
import telecom.assistant.channel.Channel;
import telecom.assistant.channel.kafka.Topics;

/**
 * Measures a lower bound for the time to the first words of a turn: what Kafka alone needs for the two hops from the
 * channel to the engine and back. A record as large as a question goes to an echo, which answers with a record as large
 * as a piece of a reply, through the same broker and at the same rate as the turns.
 */
final class Floor implements AutoCloseable {

    private static final String QUESTIONS = "bench.floor.words";
    private static final String REPLIES = "bench.floor.replies";
    private static final Duration POLL = Duration.ofMillis(100);
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final long PAUSE_NANOS = 1_000_000;

    private final RecordSample question;
    private final RecordSample piece;
    private final KafkaEcho echo;
    private final KafkaProducer<String, byte[]> producer;
    private final CompletableFuture<Void> receiving;
    private final Map<String, Long> sent = new ConcurrentHashMap<>();
    private final AtomicLong number = new AtomicLong();
    private final Latencies latencies = new Latencies();
    private Pacer pacer;
    private volatile long recordFrom = Long.MAX_VALUE;
    private volatile long recordUntil = Long.MAX_VALUE;
    private volatile boolean closed;

    Floor(String bootstrap) {
        Clients clients = new Clients(bootstrap);
        this.question = RecordSample.of(clients, Topics.INBOUND, "utterance");
        this.piece = RecordSample.of(clients, Topics.outbound(Channel.WEB), "delta");
        int partition = piece.record().partition();
        this.echo = new KafkaEcho(bootstrap, QUESTIONS, REPLIES, asked -> piece.copy(REPLIES, partition, asked.key()));
        this.producer = clients.producer();
        KafkaConsumer<String, byte[]> consumer = clients.consumer(REPLIES);
        this.receiving = CompletableFuture.runAsync(() -> receive(consumer));
    }

    /** The sizes in bytes of the records on the first and on the second hop. */
    String sizes() {
        return question.size() + " and " + piece.size();
    }

    /** Starts sending records at the times of these arrivals. Their latencies are not recorded yet. */
    void begin(Arrivals arrivals) {
        pacer = new Pacer("floor", arrivals, this::send);
    }

    /** Records the latency of whatever is sent from now on. */
    void record() {
        recordUntil = Long.MAX_VALUE;
        recordFrom = System.nanoTime();
    }

    /** Stops recording the latency of whatever is sent from now on. */
    void stopRecording() {
        recordUntil = System.nanoTime();
    }

    /** Stops sending, until {@link #begin} is called again. */
    void pause() {
        if (pacer != null) {
            pacer.close();
            pacer = null;
        }
    }

    /** Waits for all echoes and returns the recorded latencies; fails if an echo does not come. */
    Latencies latencies() {
        pause();
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (!sent.isEmpty()) {
            if (System.nanoTime() > deadline) {
                throw new IllegalStateException("records without an echo: " + sent.size() + " (expected: none)");
            }
            LockSupport.parkNanos(PAUSE_NANOS);
        }
        return latencies;
    }

    private void send(long due) {
        String key = question.key(number.incrementAndGet());
        sent.put(key, System.nanoTime());
        var unused = producer.send(question.copy(QUESTIONS, null, key));
    }

    private void receive(KafkaConsumer<String, byte[]> consumer) {
        try (consumer) {
            while (!closed) {
                consumer.poll(POLL).forEach(this::recordLatency);
            }
        }
    }

    private void recordLatency(ConsumerRecord<String, byte[]> reply) {
        long now = System.nanoTime();
        Long sentAt = sent.get(reply.key());
        if (sentAt != null && sentAt >= recordFrom && sentAt < recordUntil) {
            latencies.record(now - sentAt);
        }
        sent.remove(reply.key());
    }

    @Override
    public void close() {
        pause();
        closed = true;
        receiving.join();
        producer.close(PATIENCE);
        echo.close();
    }
}
