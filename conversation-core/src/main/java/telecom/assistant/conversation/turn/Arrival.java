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

    /** Whether an operator has put it back, so that its position does not say when it happened. */
    default boolean isReplay() {
        return false;
    }

    /** The position up to which everything is settled once this arrival is. */
    default SettledThrough through() {
        return new SettledThrough(partition(), offset(), envelope().time());
    }

    /** The position up to which everything is settled while this arrival is not. */
    default SettledThrough before() {
        return new SettledThrough(partition(), offset() - 1, envelope().time());
    }
}
