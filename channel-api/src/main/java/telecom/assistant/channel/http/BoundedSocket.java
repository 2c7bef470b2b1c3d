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
 * A WebSocket whose peer cannot fill this node's memory by reading slowly: the number of bytes that wait for the
 * network is limited, and a peer that lets more accumulate is disconnected with 1013 (try again later). Messages are
 * sent one at a time. Safe for use by many threads.
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
     * @param limitBytes how many bytes of UTF-8 may wait; no message can be longer
     */
    public BoundedSocket(Session session, long limitBytes) {
        if (limitBytes <= 0) {
            throw new IllegalArgumentException("limitBytes: " + limitBytes + " (expected: > 0)");
        }
        this.session = session;
        this.limitBytes = limitBytes;
    }

    @Override
    public boolean send(String message) {
        if (!accept(message)) {
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
            LOG.debugf("WebSocket could not be closed session=%s", session.getId());
        }
    }

    private synchronized boolean accept(String message) {
        int size = ByteBufUtil.utf8Bytes(message);
        if (closed || outstandingBytes + size > limitBytes) {
            return false;
        }
        outstandingBytes += size;
        return waiting.add(message);
    }

    private void writeNext() {
        String message;
        synchronized (this) {
            if (writing || waiting.isEmpty()) {
                return;
            }
            message = waiting.remove();
            writing = true;
        }
        session.getAsyncRemote().sendText(message, result -> onWritten(message, result));
    }

    private void onWritten(String message, SendResult result) {
        synchronized (this) {
            writing = false;
            outstandingBytes -= ByteBufUtil.utf8Bytes(message);
        }
        if (result.isOK()) {
            writeNext();
        } else {
            close(CloseCodes.GOING_AWAY, "connection lost");
        }
    }
}
