package telecom.assistant.channel.web.delivery;

import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import telecom.assistant.store.web.Appended;
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

    /** Whether an activity is stored under this id. */
    Uni<Boolean> contains(String conversation, String activityId);

    /** The activities that follow a place, oldest first. */
    Uni<List<WebActivity>> after(String conversation, long seq, int limit);

    /** How far each of the conversations has come: the seq of its newest activity, 0 when there is none. */
    Uni<Map<String, Long>> lastSeqs(List<String> conversations);

    /** The ids of the newest activities. */
    Uni<List<String>> latestIds(String conversation, int limit);
}
