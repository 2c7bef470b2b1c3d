package telecom.assistant.channel.web.delivery;

import io.smallrye.mutiny.Uni;
import jakarta.websocket.CloseReason.CloseCodes;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import telecom.assistant.channel.event.ShownTurn;
import telecom.assistant.channel.flow.RecentIds;
import telecom.assistant.channel.flow.SerialQueue;
import telecom.assistant.channel.flow.TurnFence;
import telecom.assistant.store.web.WebActivity;
import telecom.assistant.store.web.WebConversation;

/**
 * A Direct Line conversation in this node's memory. Nothing here is lost with the node, because the store has the
 * activities and the fence. What the user does and what is delivered to the user are two queues, so that the first words
 * of an answer do not wait until the question is stored. {@link #push}, {@link #close} and the queues are safe for use by
 * many threads; everything else is to be used only in steps of {@link #deliveries}.
 */
public final class WebLeg {

    /** How many ids of delivered activities a leg remembers; the store remembers all of them. */
    static final int REMEMBERED = 64;

    private final SerialQueue intake = new SerialQueue();
    private final SerialQueue deliveries = new SerialQueue();
    private final RecentIds<String> delivered = new RecentIds<>(REMEMBERED);
    private volatile TurnFence fence;
    private volatile LiveStream stream;
    private StreamedReply streaming;
    private volatile Instant lastUse = Instant.now();

    /** Accepts what the user does, one activity after another. */
    public SerialQueue intake() {
        return intake;
    }

    /** Delivers what the engine says, one event after another. */
    SerialQueue deliveries() {
        return deliveries;
    }

    /** Completes when everything that the user has done up to now is stored, or could not be. */
    Uni<Void> intakeStored() {
        return intake.run(() -> Uni.createFrom().voidItem());
    }

    /** Marks the leg as in use, so that it is not forgotten. */
    void touch() {
        lastUse = Instant.now();
    }

    boolean isIdleSince(Instant instant) {
        return intake.isIdle() && deliveries.isIdle() && stream == null && lastUse.isBefore(instant);
    }

    boolean isLoaded() {
        return fence != null;
    }

    /** Initialises the leg with what is stored. */
    void load(WebConversation conversation, List<String> newestActivities) {
        fence = new TurnFence();
        conversation.fence().ifPresent(stored -> fence.admit(stored.conversation(), stored.epoch(), stored.turn()));
        newestActivities.forEach(this::remember);
    }

    /**
     * The newest turn of which the leg has received anything, as far as this node knows. Of a leg that is not loaded,
     * only the stored fence is known, which may be above that turn by one.
     */
    public Optional<ShownTurn> shown(WebConversation stored) {
        TurnFence loaded = fence;
        return loaded != null
                ? loaded.shown()
                : stored.fence().map(bound -> new ShownTurn(bound.conversation(), Math.max(0, bound.turn() - 1)));
    }

    TurnFence fence() {
        return fence;
    }

    boolean isDelivered(UUID id) {
        return delivered.contains(id.toString());
    }

    /** Makes this the conversation's stream, and closes an older one. */
    void attach(LiveStream newer) {
        if (stream != null) {
            stream.close(CloseCodes.NORMAL_CLOSURE, "a newer stream of this conversation took over");
        }
        stream = newer;
        if (streaming != null) {
            streaming.unshown();
        }
        newer.resume();
    }

    void detach(LiveStream closed) {
        if (stream == closed) {
            stream = null;
        }
    }

    /** Whether nothing can be sent at once, because there is no client or it is still catching up. */
    boolean isUnattended() {
        return stream == null || stream.isReading();
    }

    /** Sends a stored activity to the client; false when there is no client. */
    public boolean push(String activityId, WebActivity activity) {
        remember(activityId);
        LiveStream current = stream;
        return current != null && current.push(activity);
    }

    /** Whether the current client has been sent the activity with this seq. */
    boolean hasSent(long seq) {
        return stream != null && stream.hasSent(seq);
    }

    /** Shows an activity that is not stored; false when it was not sent. */
    boolean show(String activity) {
        return stream != null && stream.show(activity);
    }

    /** Closes the stream, because the conversation has ended. */
    public void close() {
        LiveStream current = stream;
        if (current != null) {
            current.close(CloseCodes.NORMAL_CLOSURE, "the conversation has ended");
        }
    }

    /** The reply that is being streamed under this id. Any other reply that was being streamed is forgotten. */
    StreamedReply streaming(UUID replyId) {
        if (streaming == null || !streaming.is(replyId)) {
            streaming = new StreamedReply(replyId);
        }
        return streaming;
    }

    /** Stops streaming a reply, and returns whether it was being streamed. */
    boolean endStreaming(UUID replyId) {
        boolean streamed = streaming != null && streaming.is(replyId);
        if (streamed) {
            streaming = null;
        }
        return streamed;
    }

    private void remember(String activityId) {
        delivered.remove(activityId);
        delivered.add(activityId);
    }
}
