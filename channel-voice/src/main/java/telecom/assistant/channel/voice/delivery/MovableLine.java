package telecom.assistant.channel.voice.delivery;

import telecom.assistant.channel.event.OutboundEvent.TransferRequested;

/**
 * The line of a call that may go on over another connection. What was said on the line before counts as said, so the next
 * one takes up where it ended. Safe for use by many threads.
 */
public final class MovableLine implements Line {

    private Line line;
    private boolean begun;
    private boolean handedBack;

    public MovableLine(Line line) {
        this.line = line;
    }

    /** From now on everything goes out on the next line; the one before is dropped. */
    public void moveTo(Line next) {
        Line before;
        synchronized (this) {
            before = line;
            line = next;
            begun = false;
        }
        before.drop();
    }

    @Override
    public synchronized void say(String words, boolean last, String language) {
        // An utterance that was begun on the line before has nothing to be ended on this one.
        if (begun || !words.isEmpty()) {
            line.say(words, last, language);
            begun = !last;
        }
    }

    @Override
    public synchronized void handBack(TransferRequested transfer) {
        line.handBack(transfer);
        handedBack = true;
    }

    /** Whether the call has been given back to the platform. */
    public synchronized boolean isHandedBack() {
        return handedBack;
    }

    @Override
    public void drop() {
        current().drop();
    }

    private synchronized Line current() {
        return line;
    }
}
