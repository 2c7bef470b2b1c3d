package telecom.assistant.benchmarks.engine;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import telecom.assistant.benchmarks.kafka.KafkaEcho;

/** Two hops over Kafka with nothing in between: a thread sends back what it reads. */
final class EchoWire implements Wire, AutoCloseable {

    private static final String UTTERANCES = "bench.utterances";
    private static final String REPLIES = "bench.replies";

    private final KafkaEcho echo;

    EchoWire(String bootstrap) {
        echo = new KafkaEcho(
                bootstrap, UTTERANCES, REPLIES, said -> new ProducerRecord<>(REPLIES, said.key(), said.value()));
    }

    @Override
    public String replies() {
        return REPLIES;
    }

    @Override
    public Utterance utterance(int conversation, int number) {
        String key = conversation + "-" + number;
        return new Utterance(key, new ProducerRecord<>(UTTERANCES, key, new byte[200]));
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
