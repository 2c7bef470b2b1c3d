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
 * @param id identifies the text, which is sent only once
 * @param conversation null for an answer from the channel itself
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

    /** An answer from the channel itself, such as to a keyword. */
    public static OutgoingText answer(SubscriberId subscriber, UUID id, Route route, String text) {
        return new OutgoingText(subscriber, id, null, 0, route, text);
    }

    OutgoingText withText(String other) {
        return new OutgoingText(subscriber, id, conversation, turn, route, other);
    }

    /**
     * Whether this is an answer from the channel itself. It is sent even after an opt-out, because the subscriber has
     * just asked for it.
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
