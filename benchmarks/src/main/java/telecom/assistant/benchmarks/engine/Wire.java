package telecom.assistant.benchmarks.engine;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;

/** How words get to what is measured, and how replies come back. */
interface Wire {

    /** The topic of the replies, which have the same keys as the words. */
    String replies();

    /** The words that a conversation says next. */
    Words words(int conversation, int number);

    /** What a record of the replies contains. */
    Piece read(ConsumerRecord<String, byte[]> reply);

    /** An utterance to send; its key comes back with the reply. */
    record Words(String key, ProducerRecord<String, byte[]> event) {}

    /** What a record contains: some words, the end of the reply, or neither. */
    enum Piece {
        WORDS,
        LAST,
        OTHER
    }
}
