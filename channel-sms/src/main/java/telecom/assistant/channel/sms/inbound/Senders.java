package telecom.assistant.channel.sms.inbound;

import java.util.Optional;
import telecom.assistant.channel.ServiceNumbers;
import telecom.assistant.channel.SubscriberId;
import telecom.assistant.channel.SubscriberIdentity;
import telecom.assistant.channel.sms.config.SmsConfig;
import telecom.assistant.channel.sms.smpp.SmppAddress;

/**
 * Distinguishes subscribers from other senders. Services, which send from short codes, free-phone and premium numbers
 * or under a name, get no answers, nor do our own addresses: otherwise machines would answer each other.
 */
public final class Senders {

    private final SubscriberIdentity identity;
    private final ServiceNumbers numbers;
    private final String ownAddress;

    public Senders(SubscriberIdentity identity, ServiceNumbers numbers, SmsConfig config) {
        this.identity = identity;
        this.numbers = numbers;
        this.ownAddress = config.smpp().address();
    }

    /**
     * The subscriber who sent a text.
     *
     * @param from the sender's address; with a plus sign if the SMSC marks it as international
     * @param to our address, as {@link SmppAddress} writes it
     * @return empty if the text is not from a subscriber
     */
    Optional<Sender> find(String from, String to) {
        String recipient = SmppAddress.of(to).plain();
        return identity.toE164(from)
                .filter(number -> !numbers.isService(number))
                .filter(number -> !numbers.areSame(number, recipient) && !numbers.areSame(number, ownAddress))
                .map(number -> new Sender(identity.ofNumber(number), number));
    }

    /** @param number E.164 */
    record Sender(SubscriberId subscriber, String number) {

        /** Leaves the number out, because it might end up in log lines. */
        @Override
        public String toString() {
            return subscriber.value();
        }
    }
}
