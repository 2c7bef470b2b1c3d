package telecom.assistant.conversation.turn;

import telecom.assistant.channel.event.Envelope;
import telecom.assistant.channel.event.InboundEvent;
import telecom.assistant.conversation.SettledThrough;

/** An inbound event that was taken from Kafka. Each is settled once; one that is delivered again is another arrival. */
public interface Arrival {

    /** Of {@code assistant.inbound}. */
    int partition();

    /** In the partition. */
    long offset();

    Envelope<InboundEvent> envelope();

    /** The position up to which all is settled when this arrival is. */
    default SettledThrough through() {
        return new SettledThrough(partition(), offset(), envelope().time());
    }

    /** The position up to which all is settled when this arrival is not. */
    default SettledThrough before() {
        return new SettledThrough(partition(), offset() - 1, envelope().time());
    }
}
