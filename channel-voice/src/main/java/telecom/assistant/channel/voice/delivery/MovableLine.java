package telecom.assistant.channel.voice.delivery;

import telecom.assistant.channel.event.OutboundEvent.TransferRequested;

/**
 * The line of a call that can move to another connection. Everything sent on the old connection counts as said, and the
 * new one continues from there. Safe for use by many threads.
 */
public final class MovableLine implements VoiceLine {

    private VoiceLine line;
    private boolean midUtterance;
    private boolean handedBack;

    public MovableLine(VoiceLine line) {
        this.line = line;
    }

    /** From now on sends everything to the next line; drops the previous one. */
    public void moveTo(VoiceLine next) {
        VoiceLine previous;
        synchronized (this) {
            previous = line;
            line = next;
            midUtterance = false;
        }
        previous.drop();
    }

    @Override
    public synchronized void say(String text, boolean last, String language) {
        // Do not send the end of an utterance that began on the previous line: this line knows nothing of it.
        if (midUtterance || !text.isEmpty()) {
            line.say(text, last, language);
            midUtterance = !last;
        }
    }

    @Override
    public synchronized void announce(String text, String language) {
        line.announce(text, language);
        midUtterance = false;
    }

    @Override
    public synchronized void requireClearSpeech() {
        line.requireClearSpeech();
    }

    @Override
    public synchronized boolean reconnects() {
        return line.reconnects();
    }

    @Override
    public synchronized void handBack(TransferRequested transfer) {
        line.handBack(transfer);
        handedBack = true;
    }

    /** Whether the call has been handed back to the platform. */
    public synchronized boolean isHandedBack() {
        return handedBack;
    }

    @Override
    public synchronized void hangUp() {
        line.hangUp();
    }

    @Override
    public void drop() {
        current().drop();
    }

    @Override
    public void leave() {
        current().leave();
    }

    private synchronized VoiceLine current() {
        return line;
    }
}
