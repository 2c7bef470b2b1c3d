package telecom.assistant.channel.sms.delivery;

import telecom.assistant.channel.Channel;
import telecom.assistant.channel.Route;
import telecom.assistant.channel.SubscriberId;
import telecom.assistant.channel.sms.smpp.SmppAddress;

/**
 * The leg between a subscriber and one of our addresses. The leg's id ends in our address with its type and numbering
 * plan: a reply has to come from exactly the address that the subscriber wrote to, or handsets and SMSCs treat it as
 * coming from a different one.
 */
public final class TextLeg {

    private TextLeg() {}

    /**
     * The route of replies to a text.
     *
     * @param recipient our address, as {@link SmppAddress} writes it
     */
    public static Route route(SubscriberId subscriber, String sender, String recipient) {
        String service = SmppAddress.of(recipient).plain();
        return new Route(Channel.SMS, subscriber.value() + "-" + recipient, sender, service, null);
    }

    /** The address to send from, as {@link SmppAddress} writes it. */
    static String sendingAddress(SubscriberId subscriber, Route route) {
        String prefix = subscriber.value() + "-";
        if (!route.leg().startsWith(prefix)) {
            return route.serviceAddress();
        }
        String recipient = route.leg().substring(prefix.length());
        // A text that is sent during a call belongs to the call's leg.
        return SmppAddress.of(recipient).plain().equals(route.serviceAddress()) ? recipient : route.serviceAddress();
    }
}
