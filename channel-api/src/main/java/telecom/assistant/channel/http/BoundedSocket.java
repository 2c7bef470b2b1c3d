package telecom.assistant.channel.http;

import io.netty.buffer.ByteBufUtil;
import jakarta.websocket.CloseReason;
import jakarta.websocket.CloseReason.CloseCode;
import jakarta.websocket.CloseReason.CloseCodes;
import jakarta.websocket.SendResult;
import jakarta.websocket.Session;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Queue;
import org.jboss.logging.Logger;

/**
 * A WebSocket whose peer cannot fill our memory by reading slowly: the amount of text waiting for the network is
 * limited, and a peer that lets more accumulate is disconnected with 1013 (try again later). Texts are sent one at a
 * time. Safe for use by many threads.
 */
public final class BoundedSocket implements ClientSocket {

    private static final Logger LOG = Logger.getLogger(BoundedSocket.class);

    private final Session session;
    private final long limitBytes;
    private final Queue<String> waiting = new ArrayDeque<>();
    private long outstandingBytes;
    private boolean writing;
    private boolean closed;

    /**
     * Takes over the sending side of a session; nothing else may send on it.
     *
     * @param limitBytes how many bytes of UTF-8 may wait; no text can be longer
     */
    public BoundedSocket(Session session, long limitBytes) {
        if (limitBytes <= 0) {
            throw new IllegalArgumentException("limitBytes: " + limitBytes + " (expected: > 0)");
        }
        this.session = session;
        this.limitBytes = limitBytes;
    }

    @Override
    public boolean send(String text) {
        if (!accept(text)) {
            close(CloseCodes.TRY_AGAIN_LATER, "frames are read too slowly");
            return false;
        }
        writeNext();
        return true;
    }

    @Override
    public void close(CloseCode code, String reason) {
        synchronized (this) {
            if (closed) {
                return;
            }
            closed = true;
            waiting.clear();
        }
        try {
            session.close(new CloseReason(code, reason));
        } catch (IOException e) {
            LOG.debugf("close failed: session=%s", session.getId());
        }
    }

    private synchronized boolean accept(String text) {
        int size = ByteBufUtil.utf8Bytes(text);
        if (closed || outstandingBytes + size > limitBytes) {
            return false;
        }
        outstandingBytes += size;
        return waiting.add(text);
    }

    private void writeNext() {
        String text;
        synchronized (this) {
            if (writing || waiting.isEmpty()) {
                return;
            }
            text = waiting.remove();
            writing = true;
        }
        session.getAsyncRemote().sendText(text, result -> written(text, result));
    }

    private void written(String text, SendResult result) {
        synchronized (this) {
            writing = false;
            outstandingBytes -= ByteBufUtil.utf8Bytes(text);
        }
        if (result.isOK()) {
            writeNext();
        } else {
            close(CloseCodes.GOING_AWAY, "connection lost");
        }
    }
}
