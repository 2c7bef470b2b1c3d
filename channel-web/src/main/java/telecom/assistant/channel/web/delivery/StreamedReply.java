package telecom.assistant.channel.web.delivery;

import java.util.UUID;
import telecom.assistant.channel.event.OutboundEvent.ReplyDelta;

/**
 * A reply while it is being told. When a delta is missing, nothing more is shown until the engine tells the reply anew
 * or it is complete: a text with a hole would be a lie.
 */
final class StreamedReply {

    private final UUID replyId;
    private final StringBuilder text = new StringBuilder();
    private long toldUnder;
    private long lastSeq;
    private long shown;
    private boolean broken;

    StreamedReply(UUID replyId) {
        this.replyId = replyId;
    }

    boolean is(UUID id) {
        return replyId.equals(id);
    }

    /** Takes the next delta; whether the text so far may be shown. */
    boolean add(ReplyDelta delta) {
        if (delta.seq() == 1) {
            // The engine, or the next one, begins again.
            text.setLength(0);
            broken = false;
        } else if (delta.epoch() != toldUnder || delta.seq() != lastSeq + 1) {
            broken = true;
        }
        toldUnder = delta.epoch();
        lastSeq = delta.seq();
        text.append(delta.text());
        return !broken;
    }

    String text() {
        return text.toString();
    }

    /** The next number of what is shown; it goes on counting when the engine begins again, as clients expect. */
    long nextSequence() {
        return ++shown;
    }
}
