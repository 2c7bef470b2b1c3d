package telecom.assistant.channel.web.delivery;

import io.smallrye.mutiny.Uni;
import jakarta.websocket.CloseReason.CloseCodes;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import telecom.assistant.channel.event.ShownTurn;
import telecom.assistant.channel.flow.RecentIds;
import telecom.assistant.channel.flow.SerialQueue;
import telecom.assistant.channel.flow.TurnFence;
import telecom.assistant.store.web.WebActivity;
import telecom.assistant.store.web.WebConversation;

/**
 * A Direct Line conversation in this node's memory. Nothing here is lost with the node, because the store has the
 * activities and the fence. The user's activities and the deliveries to the user have separate queues, so that the
 * beginning of an answer does not wait until the question is stored. {@link #push}, {@link #close} and the queues are
 * thread-safe; everything else must be used only in steps of {@link #deliveries}.
 */
public final class WebLeg {

    /** How many ids of delivered activities a leg remembers; the store remembers all of them. */
    static final int REMEMBERED = 64;

    /** How many streams a conversation may have, such as those of several tabs. */
    static final int MAX_STREAMS = 4;

    private final SerialQueue intake = new SerialQueue();
    private final SerialQueue deliveries = new SerialQueue();
    private final RecentIds<String> delivered = new RecentIds<>(REMEMBERED);
    private volatile TurnFence fence;
    private final List<LiveStream> streams = new CopyOnWriteArrayList<>();
    private StreamedReply streaming;
    private final AtomicLong lastSeq = new AtomicLong();
    private volatile Instant lastUse = Instant.now();

    /** The queue for the user's activities, which are accepted one after another. */
    public SerialQueue intake() {
        return intake;
    }

    /** The queue for the engine's events, which are delivered one after another. */
    SerialQueue deliveries() {
        return deliveries;
    }

    /** Completes when all of the user's activities so far are stored or have failed. */
    Uni<Void> intakeStored() {
        return intake.run(() -> Uni.createFrom().voidItem());
    }

    /** Marks the leg as in use, so that it stays in memory. */
    void touch() {
        lastUse = Instant.now();
    }

    boolean isIdleSince(Instant instant) {
        return intake.isIdle() && deliveries.isIdle() && streams.isEmpty() && lastUse.isBefore(instant);
    }

    boolean isLoaded() {
        return fence != null;
    }

    /** Initializes the leg with its stored state. */
    void load(WebConversation conversation, List<String> newestActivities) {
        fence = new TurnFence();
        conversation.fence().ifPresent(stored -> fence.admit(stored.conversation(), stored.epoch(), stored.turn()));
        newestActivities.forEach(this::remember);
        noteStored(conversation.lastSeq());
    }

    /**
     * The newest turn of which the client has received anything, as far as this node knows. If the leg is not loaded,
     * only the stored fence is known, which may be one turn ahead.
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

    /** Adds a stream to the conversation; if there are too many, the oldest is closed. */
    void attach(LiveStream newer) {
        if (streams.size() == MAX_STREAMS) {
            streams.remove(0).close(CloseCodes.NORMAL_CLOSURE, "a newer stream of this conversation took over");
        }
        streams.add(newer);
        newer.resume();
    }

    void detach(LiveStream closed) {
        streams.remove(closed);
    }

    /**
     * The position for an activity that is not stored. It comes after every stored activity, even if one of them has
     * not reached this node yet.
     */
    double positionAfterStored() {
        return lastSeq.get() + 1.5;
    }

    /** Records that the conversation has at least this many stored activities. */
    void noteStored(long seq) {
        lastSeq.accumulateAndGet(seq, Math::max);
    }

    /** Whether nothing can be sent immediately, because there is no client or all of them are still catching up. */
    boolean isUnattended() {
        return streams.stream().allMatch(LiveStream::isReading);
    }

    /** Sends a stored activity to each client; returns false if it could not be sent to any. */
    public boolean push(String activityId, WebActivity activity) {
        remember(activityId);
        noteStored(activity.seq());
        boolean sent = false;
        for (LiveStream stream : streams) {
            sent |= stream.push(activity);
        }
        return sent;
    }

    /** Whether the activity with this seq has been sent to a client. */
    boolean hasSent(long seq) {
        return streams.stream().anyMatch(stream -> stream.hasSent(seq));
    }

    /** Shows each client an activity that is not stored. */
    void show(String activity) {
        streams.forEach(stream -> stream.show(activity));
    }

    /** Closes all streams, because the conversation has ended. */
    public void close() {
        streams.forEach(stream -> stream.close(CloseCodes.NORMAL_CLOSURE, "the conversation has ended"));
    }

    /** The reply that is being streamed under this id. It replaces any other reply that was being streamed. */
    StreamedReply streaming(UUID replyId) {
        if (streaming == null || !streaming.hasId(replyId)) {
            streaming = new StreamedReply(replyId);
        }
        return streaming;
    }

    /** Stops streaming a reply, and returns whether it was being streamed. */
    boolean endStreaming(UUID replyId) {
        boolean streamed = streaming != null && streaming.hasId(replyId);
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
