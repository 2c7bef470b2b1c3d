package telecom.assistant.channel.web.delivery;

import java.util.UUID;
import telecom.assistant.channel.event.OutboundEvent.ReplyDelta;

/**
 * A reply while it is being streamed. When a delta is missing, nothing more is shown until the engine repeats the reply
 * or completes it: a text with a gap would be misleading.
 */
final class StreamedReply {

    private final UUID replyId;
    private final StringBuilder text = new StringBuilder();
    private long epoch;
    private long lastSeq;
    private long sequence;
    private boolean broken;

    StreamedReply(UUID replyId) {
        this.replyId = replyId;
    }

    boolean hasId(UUID id) {
        return replyId.equals(id);
    }

    /** Adds a delta, and returns whether the text so far may be shown. */
    boolean add(ReplyDelta delta) {
        if (delta.seq() == 1) {
            // The engine starts again, or another engine has taken over.
            text.setLength(0);
            broken = false;
        } else if (delta.epoch() != epoch || delta.seq() != lastSeq + 1) {
            broken = true;
        }
        epoch = delta.epoch();
        lastSeq = delta.seq();
        text.append(delta.text());
        return !broken;
    }

    String text() {
        return text.toString();
    }

    /** The number of the next partial reply. Counting continues when the engine starts again, as clients expect. */
    long nextSequence() {
        return ++sequence;
    }
}
