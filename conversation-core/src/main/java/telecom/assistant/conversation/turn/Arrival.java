package telecom.assistant.conversation.turn;

import telecom.assistant.channel.event.Envelope;
import telecom.assistant.channel.event.InboundEvent;
import telecom.assistant.conversation.SettledThrough;

/**
 * An inbound event that was consumed from Kafka. Each arrival is settled once; a redelivery of the same event is
 * another arrival.
 */
public interface Arrival {

    /** The partition of {@code assistant.inbound}. */
    int partition();

    /** The offset in that partition. */
    long offset();

    Envelope<InboundEvent> envelope();

    /**
     * Whether an operator has put the event back on its topic, so that its position does not reflect when it happened.
     */
    default boolean isReplay() {
        return false;
    }

    /** The position up to which everything is settled once this arrival is settled. */
    default SettledThrough through() {
        return new SettledThrough(partition(), offset(), envelope().time());
    }

    /** The position up to which everything is settled while this arrival is not settled yet. */
    default SettledThrough before() {
        return new SettledThrough(partition(), offset() - 1, envelope().time());
    }
}
