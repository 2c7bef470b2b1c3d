package telecom.assistant.benchmarks.turns;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;

/** How words get to what is measured, and replies back. */
interface Wire {

    /** The topic of the replies, keyed as the words are. */
    String replies();

    /** The words that a conversation says next. */
    Words words(int conversation, int number);

    /** What a record of the replies is. */
    Piece read(ConsumerRecord<String, byte[]> reply);

    /** An utterance on its way; its key comes back with the reply. */
    record Words(String key, ProducerRecord<String, byte[]> event) {}

    /** A part of a reply. */
    enum Piece {
        WORDS,
        LAST,
        OTHER
    }
}
