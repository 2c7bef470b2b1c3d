package telecom.assistant.benchmarks.engine;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import telecom.assistant.benchmarks.kafka.Clients;
import telecom.assistant.benchmarks.latency.Latencies;

/**
 * Conversations that each send their next utterance when the last reply is complete. For a single measurement; not
 * thread-safe.
 */
final class Talkers implements AutoCloseable {

    private static final Duration WARM_UP = Duration.ofSeconds(4);
    private static final Duration TIME = Duration.ofSeconds(8);
    private static final Duration POLL = Duration.ofMillis(5);

    private final Wire wire;
    private final KafkaProducer<String, byte[]> producer;
    private final KafkaConsumer<String, byte[]> consumer;
    private final Map<String, OpenTurn> open = new HashMap<>();
    private final Latencies firstTokens = new Latencies();
    private boolean measuring;
    private long turns;
    private long replies;

    Talkers(Clients clients, Wire wire) {
        this.wire = wire;
        this.producer = clients.producer();
        this.consumer = clients.consumer(wire.replies());
    }

    Measurement measure(Variant variant, int conversations) {
        for (int i = 0; i < conversations; i++) {
            say(i, 0);
        }
        run(WARM_UP);
        measuring = true;
        long begun = System.nanoTime();
        run(TIME);
        Duration time = Duration.ofNanos(System.nanoTime() - begun);
        measuring = false;
        return new Measurement(variant, conversations, turns, replies, time, firstTokens);
    }

    private void run(Duration time) {
        long end = System.nanoTime() + time.toNanos();
        while (System.nanoTime() < end) {
            consumer.poll(POLL).forEach(this::receive);
        }
    }

    private void say(int conversation, int number) {
        Wire.Utterance utterance = wire.utterance(conversation, number);
        open.put(utterance.key(), new OpenTurn(conversation, number, System.nanoTime()));
        var unused = producer.send(utterance.event());
    }

    private void receive(ConsumerRecord<String, byte[]> reply) {
        OpenTurn turn = open.get(reply.key());
        // The reply belongs to an earlier measurement.
        if (turn == null) {
            return;
        }
        Wire.Piece piece = wire.read(reply);
        if (measuring && !turn.hasBegun && piece != Wire.Piece.OTHER) {
            firstTokens.record(System.nanoTime() - turn.sentAt);
        }
        turn.hasBegun |= piece != Wire.Piece.OTHER;
        if (piece == Wire.Piece.LAST) {
            replies++;
            turns += measuring ? 1 : 0;
            open.remove(reply.key());
            say(turn.conversation, turn.number + 1);
        }
    }

    @Override
    public void close() {
        producer.close(Duration.ofSeconds(5));
        consumer.close();
    }

    /** A turn whose reply is not complete yet. */
    private static final class OpenTurn {

        private final int conversation;
        private final int number;
        private final long sentAt;
        private boolean hasBegun;

        private OpenTurn(int conversation, int number, long sentAt) {
            this.conversation = conversation;
            this.number = number;
            this.sentAt = sentAt;
        }
    }
}
