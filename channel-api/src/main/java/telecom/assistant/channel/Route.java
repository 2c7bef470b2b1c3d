package telecom.assistant.channel;

/**
 * Where a reply goes: to the channel, leg and address that the utterance came from.
 *
 * @param leg one attachment of a channel to a conversation: a call, an SMS number pair, a Direct Line conversation. It
 *     does not contain the subscriber's number, so it may be logged
 * @param subscriberAddress the subscriber's outside address: an E.164 number, or the app account. Never logged
 * @param serviceAddress the operator's own outside address: the number called or texted, or the bot's id
 * @param partition the outbound partition of the node that holds the leg; null when any node can deliver
 */
public record Route(Channel channel, String leg, String subscriberAddress, String serviceAddress, Integer partition) {

    public Route {
        if (channel == null || leg == null || leg.isBlank()) {
            throw new IllegalArgumentException("route: channel and leg are required");
        }
    }

    /** Leaves the addresses out, because they might end up in log lines. */
    @Override
    public String toString() {
        return channel.label() + "/" + leg;
    }
}
