package telecom.assistant.channel.voice.delivery;

import java.time.Duration;
import telecom.assistant.channel.event.OutboundEvent.TransferRequested;

/**
 * Gives the call back to the platform, once, as soon as the words that announce the transfer have been sent, or when they
 * have not come in time. Safe for use by many threads.
 */
public final class HandBack implements Transfers {

    private final Line line;
    private final Delay delay;
    private final Duration longestWait;
    private TransferRequested waiting;
    private ReplyTurn lastSaid;
    private boolean done;

    public HandBack(Line line, Delay delay, Duration longestWait) {
        this.line = line;
        this.delay = delay;
        this.longestWait = longestWait;
    }

    @Override
    public synchronized void request(TransferRequested transfer) {
        if (done || waiting != null) {
            return;
        }
        waiting = transfer;
        if (ReplyTurn.of(transfer).equals(lastSaid)) {
            handBack();
        } else {
            delay.after(longestWait, this::handBack);
        }
    }

    @Override
    public synchronized void said(ReplyTurn turn) {
        lastSaid = turn;
        if (waiting != null && turn.equals(ReplyTurn.of(waiting))) {
            handBack();
        }
    }

    private synchronized void handBack() {
        if (waiting != null) {
            line.handBack(waiting);
            waiting = null;
            done = true;
        }
    }
}
