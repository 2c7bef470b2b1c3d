package telecom.assistant.channel.web.delivery;

import io.smallrye.mutiny.Uni;
import jakarta.websocket.CloseReason.CloseCode;
import jakarta.websocket.CloseReason.CloseCodes;
import java.util.List;
import java.util.function.LongFunction;
import telecom.assistant.channel.http.ClientSocket;
import telecom.assistant.channel.web.activity.ActivitySet;
import telecom.assistant.store.web.WebActivity;

/**
 * Sends one client every stored activity after its cursor, once and in order, whether or not the client was connected
 * when the activity was stored. A pushed activity is sent at once if it comes right after the cursor. If not (during a
 * replay, or when another node has stored something), the stream reads the missing activities from the store.
 * Thread-safe.
 */
public final class LiveStream {

    private final ClientSocket socket;
    private final LongFunction<Uni<List<WebActivity>>> activitiesAfter;
    private long cursor;
    private long newest;
    private boolean reading;
    private volatile boolean clientGone;

    /**
     * @param activitiesAfter reads stored activities that follow a seq
     * @param cursor the seq up to which the client has seen everything
     */
    public LiveStream(ClientSocket socket, LongFunction<Uni<List<WebActivity>>> activitiesAfter, long cursor) {
        this.socket = socket;
        this.activitiesAfter = activitiesAfter;
        this.cursor = cursor;
        this.newest = cursor;
    }

    /** Sends the stored activities after the cursor. */
    void resume() {
        synchronized (this) {
            if (reading) {
                return;
            }
            reading = true;
        }
        read();
    }

    /** Sends a stored activity, unless it has been sent before; returns false when the client is gone. */
    boolean push(WebActivity activity) {
        if (!sendIfNext(activity)) {
            resume();
        }
        return !clientGone;
    }

    /**
     * Reads the missing activities, if the store has activities up to this seq that have not been sent to the client.
     */
    void follow(long lastSeq) {
        if (isBehind(lastSeq)) {
            resume();
        }
    }

    /**
     * Sends an activity that is not stored, such as a partial reply; returns false during a replay, when it is left
     * out.
     */
    synchronized boolean show(String activity) {
        return !reading && socket.send(ActivitySet.of(activity, cursor).toJson());
    }

    void close(CloseCode code, String reason) {
        socket.close(code, reason);
    }

    private synchronized boolean sendIfNext(WebActivity activity) {
        newest = Math.max(newest, activity.seq());
        if (activity.seq() <= cursor) {
            return true;
        }
        if (reading || activity.seq() != cursor + 1) {
            return false;
        }
        cursor = activity.seq();
        clientGone = !socket.send(ActivitySet.stored(List.of(activity), cursor).toJson());
        return true;
    }

    /** Whether the activity with this seq has been sent, as far as this node knows. */
    synchronized boolean hasSent(long seq) {
        return !clientGone && cursor >= seq;
    }

    /** Whether a replay is under way. When it ends, everything stored before has been sent. */
    synchronized boolean isReading() {
        return reading;
    }

    private synchronized boolean isBehind(long lastSeq) {
        newest = Math.max(newest, lastSeq);
        return lastSeq > cursor;
    }

    private void read() {
        activitiesAfter
                .apply(cursor())
                .subscribe()
                .with(
                        page -> {
                            if (sendAndExpectMore(page)) {
                                read();
                            }
                        },
                        failure ->
                                socket.close(CloseCodes.TRY_AGAIN_LATER, "the conversation cannot be read at present"));
    }

    private synchronized boolean sendAndExpectMore(List<WebActivity> page) {
        if (page.isEmpty()) {
            // An activity that was pushed while this page was being read may be missing, so the store is read once
            // more.
            reading = newest > cursor;
            newest = cursor;
        } else {
            cursor = page.get(page.size() - 1).seq();
            reading = socket.send(ActivitySet.stored(page, cursor).toJson());
            clientGone = !reading;
        }
        return reading;
    }

    private synchronized long cursor() {
        return cursor;
    }
}
