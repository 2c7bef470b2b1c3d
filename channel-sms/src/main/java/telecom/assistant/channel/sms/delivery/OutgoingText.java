package telecom.assistant.channel.sms.delivery;

import java.util.UUID;
import telecom.assistant.channel.Route;
import telecom.assistant.channel.SubscriberId;
import telecom.assistant.channel.event.OutboundEvent.Notice;
import telecom.assistant.channel.event.OutboundEvent.ReplyCompleted;

/**
 * What a subscriber is to be sent.
 *
 * @param id by which it is delivered once
 * @param conversation null for an answer of the channel itself
 */
public record OutgoingText(
        SubscriberId subscriber,
        UUID id,
        UUID conversation,
        long epoch,
        long turn,
        Route route,
        String text,
        Kind kind) {

    /** Who speaks, and hence what may stop it. */
    public enum Kind {
        /** The assistant or an agent: stopped by a later turn and by an opt-out. */
        REPLY,
        /** The system: stopped by an opt-out. */
        NOTICE,
        /** The channel, asked for it just now: stopped by nothing. */
        ANSWER
    }

    static OutgoingText of(SubscriberId subscriber, ReplyCompleted reply) {
        return new OutgoingText(
                subscriber,
                reply.replyId(),
                reply.conversation(),
                reply.epoch(),
                reply.turn(),
                reply.route(),
                reply.text(),
                Kind.REPLY);
    }

    static OutgoingText of(SubscriberId subscriber, Notice notice) {
        return new OutgoingText(
                subscriber,
                notice.noticeId(),
                notice.conversation(),
                notice.epoch(),
                notice.turn(),
                notice.route(),
                notice.text(),
                Kind.NOTICE);
    }

    /** What the channel itself answers. */
    public static OutgoingText answer(SubscriberId subscriber, UUID id, Route route, String text) {
        return new OutgoingText(subscriber, id, null, 0, 0, route, text, Kind.ANSWER);
    }

    /** Leaves the text out, because outgoing texts may end up in log lines. */
    @Override
    public String toString() {
        return kind + " " + id;
    }
}
