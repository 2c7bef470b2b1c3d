package telecom.assistant.store.sms;

import java.util.Optional;
import telecom.assistant.channel.event.DeliveryStatus;

/**
 * The reply that a receipt belongs to.
 *
 * @param outcome of the reply as a whole; empty while any segment of it is still on its way
 * @param status of the receipt, in the SMSC's own words; of one that says why it failed, if any does
 */
public record SettledDelivery(Delivery delivery, Optional<DeliveryStatus> outcome, String status) {}
