package telecom.assistant.channel.sms.delivery;

import java.util.UUID;
import telecom.assistant.channel.Route;
import telecom.assistant.channel.SubscriberId;
import telecom.assistant.channel.event.OutboundEvent.Notice;
import telecom.assistant.channel.event.OutboundEvent.ReplyCompleted;
import telecom.assistant.store.sms.Delivery;

/**
 * A text to a subscriber, which may take several segments.
 *
 * @param id the text is sent once for each id
 * @param conversation null for an answer of the channel itself
 */
public record OutgoingText(SubscriberId subscriber, UUID id, UUID conversation, long turn, Route route, String text) {

    static OutgoingText of(SubscriberId subscriber, ReplyCompleted reply) {
        return new OutgoingText(
                subscriber, reply.replyId(), reply.conversation(), reply.turn(), reply.route(), reply.text());
    }

    static OutgoingText of(SubscriberId subscriber, Notice notice) {
        return new OutgoingText(
                subscriber, notice.noticeId(), notice.conversation(), notice.turn(), notice.route(), notice.text());
    }

    /** What the channel itself answers to a keyword. */
    public static OutgoingText answer(SubscriberId subscriber, UUID id, Route route, String text) {
        return new OutgoingText(subscriber, id, null, 0, route, text);
    }

    OutgoingText withText(String other) {
        return new OutgoingText(subscriber, id, conversation, turn, route, other);
    }

    /**
     * Whether this is an answer of the channel itself. An opt-out does not prevent it, because the subscriber has just
     * asked for it.
     */
    public boolean isAnswer() {
        return conversation == null;
    }

    Delivery delivery(int segments) {
        return new Delivery(subscriber, id, conversation, turn, route, segments);
    }

    /** Leaves the text out, because it might end up in log lines. */
    @Override
    public String toString() {
        return (isAnswer() ? "answer " : "text ") + id;
    }
}
