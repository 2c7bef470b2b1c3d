package telecom.assistant.channel.voice.delivery;

import java.time.Duration;
import telecom.assistant.channel.event.OutboundEvent.TransferRequested;
import telecom.assistant.channel.flow.Timers;

/**
 * Hands the call back to the platform once, as soon as the announcement of the transfer has been sent, or when sending
 * it has taken too long. Safe for use by many threads.
 */
public final class HandBack implements Transfers {

    private final VoiceLine line;
    private final Timers timers;
    private final Duration longestWait;
    private TransferRequested waiting;
    private ReplyTurn lastSaid;
    private boolean done;

    public HandBack(VoiceLine line, Timers timers, Duration longestWait) {
        this.line = line;
        this.timers = timers;
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
            timers.schedule(longestWait, this::handBack);
        }
    }

    @Override
    public synchronized void onUtteranceSent(ReplyTurn turn) {
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
