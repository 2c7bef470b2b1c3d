package telecom.assistant.channel.web.delivery;

import jakarta.websocket.CloseReason.CloseCodes;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.UUID;
import telecom.assistant.channel.TurnFence;
import telecom.assistant.store.web.WebActivity;
import telecom.assistant.store.web.WebConversation;

/**
 * A Direct Line conversation as this node holds it. Nothing here is lost with the node: the store has the activities and
 * the fence. Everything but {@link #lane} is to be used from within the lane.
 */
final class Leg {

    /** How many ids of delivered activities a leg remembers; the store remembers all. */
    static final int REMEMBERED = 64;

    private final Lane lane = new Lane();
    private final Set<String> delivered = new LinkedHashSet<>();
    private TurnFence fence;
    private LiveStream stream;
    private StreamedReply streaming;
    private volatile Instant lastUse = Instant.now();

    Lane lane() {
        return lane;
    }

    /** Marks the leg as in use, so that it is not forgotten in the meantime. */
    void touch() {
        lastUse = Instant.now();
    }

    boolean isIdleSince(Instant instant) {
        return lane.isIdle() && stream == null && lastUse.isBefore(instant);
    }

    boolean isLoaded() {
        return fence != null;
    }

    /** Takes over what the store knows. */
    void load(WebConversation conversation, Collection<String> newestActivities) {
        fence = new TurnFence();
        conversation.fence().ifPresent(stored -> fence.admit(stored.conversation(), stored.epoch(), stored.turn()));
        newestActivities.forEach(this::remember);
    }

    TurnFence fence() {
        return fence;
    }

    boolean isDelivered(UUID id) {
        return delivered.contains(id.toString());
    }

    /** The newer stream wins. */
    void attach(LiveStream newer) {
        if (stream != null) {
            stream.close(CloseCodes.NORMAL_CLOSURE, "a newer stream of this conversation took over");
        }
        stream = newer;
        newer.resume();
    }

    void detach(LiveStream closed) {
        if (stream == closed) {
            stream = null;
        }
    }

    /** Whether no client is there to be sent anything at once: there is none, or it still reads what came before. */
    boolean isUnattended() {
        return stream == null || stream.isReading();
    }

    /** Sends an activity that has been stored to the client; false when there is none any more. */
    boolean push(String activityId, WebActivity activity) {
        remember(activityId);
        return stream != null && stream.push(activity);
    }

    /** Whether the client that is there has been sent the activity at this place. */
    boolean hasSent(long seq) {
        return stream != null && stream.hasSent(seq);
    }

    void show(String activity) {
        if (stream != null) {
            stream.show(activity);
        }
    }

    void close() {
        if (stream != null) {
            stream.close(CloseCodes.NORMAL_CLOSURE, "the conversation has ended");
        }
    }

    /** The reply being told under this id; another one that was being told before is forgotten. */
    StreamedReply streaming(UUID replyId) {
        if (streaming == null || !streaming.is(replyId)) {
            streaming = new StreamedReply(replyId);
        }
        return streaming;
    }

    /** Ends the telling of a reply; whether it was being told. */
    boolean endStreaming(UUID replyId) {
        boolean told = streaming != null && streaming.is(replyId);
        if (told) {
            streaming = null;
        }
        return told;
    }

    private void remember(String activityId) {
        delivered.remove(activityId);
        delivered.add(activityId);
        if (delivered.size() > REMEMBERED) {
            delivered.remove(delivered.iterator().next());
        }
    }
}
