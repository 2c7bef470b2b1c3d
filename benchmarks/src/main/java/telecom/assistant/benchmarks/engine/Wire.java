package telecom.assistant.benchmarks.engine;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;

/** How utterances reach the system that is measured, and how replies come back. */
interface Wire {

    /** The topic of the replies, which have the same keys as the utterances. */
    String replies();

    /** The next utterance of a conversation. */
    Utterance utterance(int conversation, int number);

    /** What a record of the replies contains. */
    Piece read(ConsumerRecord<String, byte[]> reply);

    /** An utterance to send; its key comes back with the reply. */
    record Utterance(String key, ProducerRecord<String, byte[]> event) {}

    /** What a record contains: some text, the end of the reply, or neither. */
    enum Piece {
        TEXT,
        LAST,
        OTHER
    }
}
