package telecom.assistant.store.sms;

import java.util.Optional;
import telecom.assistant.channel.event.DeliveryStatus;

/**
 * The reply that a receipt belongs to.
 *
 * @param outcome the outcome of the reply as a whole; empty while any segment of it is still on its way
 * @param status the receipt's status, in the SMSC's own words; if a segment failed, the status in the receipt of a
 *     failed segment
 */
public record MatchedDelivery(Delivery delivery, Optional<DeliveryStatus> outcome, String status) {}
