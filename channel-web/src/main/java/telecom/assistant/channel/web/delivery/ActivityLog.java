package telecom.assistant.channel.web.delivery;

import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import telecom.assistant.store.web.Appended;
import telecom.assistant.store.web.UnseenReply;
import telecom.assistant.store.web.WebActivity;
import telecom.assistant.store.web.WebConversation;
import telecom.assistant.store.web.WebFence;

/** What is durable about conversations and their activities, and outlives this node. Every call is bounded in time. */
public interface ActivityLog {

    /** The conversation as it now is; empty when there is none of this id. */
    Uni<Optional<WebConversation>> find(String conversation);

    /** Notes that the client has begun. */
    Uni<Void> open(String conversation);

    /** Notes that nothing more will be said. */
    Uni<Void> end(String conversation);

    /** Notes that this node now holds the stream. */
    Uni<Void> hold(String conversation, int partition);

    /** Raises the fence; a higher one stands. */
    Uni<Void> raise(String conversation, WebFence fence);

    /**
     * Stores an activity once for its id.
     *
     * @param turn the turn it belongs to, refused when the fence is higher; null for what a user does
     */
    Uni<Appended> append(String conversation, String activityId, String json, WebFence turn);

    /**
     * Stores a reply as any activity.
     *
     * @param unseen whether to note that there is no client to be sent it now
     */
    Uni<Appended> appendReply(String conversation, String replyId, String json, WebFence turn, boolean unseen);

    /** Notes that a stored reply has reached no client after all. */
    Uni<Void> noteUnseen(String conversation, long seq, WebFence turn);

    /** Replies that nobody has been sent for so long, no more than this many; each is given once. */
    Uni<List<UnseenReply>> claimUnseen(Duration age, Duration lease, int most);

    /** What was claimed has not been reported, and is to be given again. */
    Uni<Void> releaseUnseen(UnseenReply reply);

    /** It has been told that nobody has seen it; false when somebody has, meanwhile. */
    Uni<Boolean> toldUnseen(UnseenReply reply);

    /** A client has been sent what comes after one place, up to another; the result is what had been claimed of it. */
    Uni<List<UnseenReply>> seen(String conversation, long after, long upTo);

    /** Whether an activity is stored under this id. */
    Uni<Boolean> contains(String conversation, String activityId);

    /** The activities that follow a place, oldest first. */
    Uni<List<WebActivity>> after(String conversation, long seq, int limit);

    /** How far each of the conversations has come: the seq of its newest activity, 0 when there is none. */
    Uni<Map<String, Long>> lastSeqs(List<String> conversations);

    /** The ids of the newest activities. */
    Uni<List<String>> latestIds(String conversation, int limit);
}
