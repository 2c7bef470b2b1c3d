package telecom.assistant.channel.voice.delivery;

import telecom.assistant.channel.event.OutboundEvent.TransferRequested;

/**
 * The line of a call that may move to another connection. What went out on the old connection counts as said, so the
 * new one continues from there. Safe for use by many threads.
 */
public final class MovableLine implements VoiceLine {

    private VoiceLine line;
    private boolean begun;
    private boolean handedBack;

    public MovableLine(VoiceLine line) {
        this.line = line;
    }

    /** Sends everything to the next line from now on, and drops the previous one. */
    public void moveTo(VoiceLine next) {
        VoiceLine previous;
        synchronized (this) {
            previous = line;
            line = next;
            begun = false;
        }
        previous.drop();
    }

    @Override
    public synchronized void say(String words, boolean last, String language) {
        // The end of an utterance that began on the previous line would end nothing on this one.
        if (begun || !words.isEmpty()) {
            line.say(words, last, language);
            begun = !last;
        }
    }

    @Override
    public synchronized void announce(String words, String language) {
        line.announce(words, language);
        begun = false;
    }

    @Override
    public synchronized void expectNoise() {
        line.expectNoise();
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
