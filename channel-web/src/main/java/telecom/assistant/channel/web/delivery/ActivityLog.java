package telecom.assistant.channel.web.delivery;

import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import telecom.assistant.channel.web.failure.WebFailure;
import telecom.assistant.channel.web.failure.WebFailure.Reason;
import telecom.assistant.store.web.Appended;
import telecom.assistant.store.web.UnseenReply;
import telecom.assistant.store.web.WebActivity;
import telecom.assistant.store.web.WebConversation;
import telecom.assistant.store.web.WebFence;

/** The durable side of conversations and their activities, which outlives this node. Every call is bounded in time. */
public interface ActivityLog {

    /** The conversation that was found, if there was one and it has not ended; otherwise fails with a WebFailure. */
    static WebConversation requireOpen(Optional<WebConversation> found) {
        WebConversation conversation = found.orElseThrow(() ->
                new WebFailure(Reason.CONVERSATION_UNKNOWN, "conversation: unknown (expected: one that was begun)"));
        if (conversation.ended()) {
            throw new WebFailure(Reason.CONVERSATION_ENDED, "conversation: ended (expected: begin another one)");
        }
        return conversation;
    }

    /** The conversation as it is now; empty when there is none with this id. */
    Uni<Optional<WebConversation>> find(String conversation);

    /** Notes that the client has begun the conversation. */
    Uni<Void> open(String conversation);

    /** Notes that the conversation has ended. */
    Uni<Void> end(String conversation);

    /** Notes that the node with this partition holds the stream now. */
    Uni<Void> hold(String conversation, int partition);

    /** Raises the fence, unless it is higher already. */
    Uni<Void> raise(String conversation, WebFence fence);

    /**
     * Stores an activity, once for its id.
     *
     * @param turn the turn it belongs to, which is refused when the fence is higher; null for what a user does
     */
    Uni<Appended> append(String conversation, String activityId, String json, WebFence turn);

    /**
     * Stores a reply, as {@link #append} does.
     *
     * @param unseen whether to note that there is no client to send it to now
     */
    Uni<Appended> appendReply(String conversation, String replyId, String json, WebFence turn, boolean unseen);

    /** Notes that a stored reply has not reached a client after all. */
    Uni<Void> noteUnseen(String conversation, long seq, WebFence turn);

    /**
     * Claims replies that no client has been sent for this long.
     *
     * @param lease how long they stay claimed unless their report is noted
     * @param most how many to claim at most
     */
    Uni<List<UnseenReply>> claimUnseen(Duration age, Duration lease, int most);

    /** Gives a claimed reply back, because it could not be reported. */
    Uni<Void> releaseUnseen(UnseenReply reply);

    /** Notes that a claimed reply has been reported as unseen; false when a client has been sent it in the meantime. */
    Uni<Boolean> reportedUnseen(UnseenReply reply);

    /** Notes that a client has been sent what follows one place, up to another. Returns the claimed replies among it. */
    Uni<List<UnseenReply>> seen(String conversation, long after, long upTo);

    /** Whether an activity is stored under this id. */
    Uni<Boolean> contains(String conversation, String activityId);

    /** The activities that follow a place, oldest first. */
    Uni<List<WebActivity>> after(String conversation, long seq, int limit);

    /** The seq of the newest activity of each conversation, 0 when it has none. */
    Uni<Map<String, Long>> lastSeqs(List<String> conversations);

    /** The ids of the newest activities. */
    Uni<List<String>> latestIds(String conversation, int limit);
}
