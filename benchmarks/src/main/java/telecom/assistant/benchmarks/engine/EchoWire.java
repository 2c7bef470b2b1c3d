package telecom.assistant.benchmarks.engine;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import telecom.assistant.benchmarks.kafka.KafkaEcho;

/** Two hops over Kafka with nothing in between: a thread sends back what it reads. */
final class EchoWire implements Wire, AutoCloseable {

    private static final String WORDS = "bench.words";
    private static final String REPLIES = "bench.replies";

    private final KafkaEcho echo;

    EchoWire(String bootstrap) {
        echo = new KafkaEcho(
                bootstrap, WORDS, REPLIES, words -> new ProducerRecord<>(REPLIES, words.key(), words.value()));
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
        echo.close();
    }
}
