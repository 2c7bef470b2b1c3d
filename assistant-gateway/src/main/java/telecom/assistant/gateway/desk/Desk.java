package telecom.assistant.gateway.desk;

import java.time.Instant;
import telecom.assistant.channel.event.Agent;
import telecom.assistant.channel.http.BoundedSocket;

/** The open page of an agent. Safe for use by many threads. */
final class Desk {

    private final BoundedSocket socket;
    private final Agent agent;
    /** When the first of the pings was sent that have no answer; null if all have one. */
    private volatile Instant waitingSince;

    private volatile boolean answersPings;

    Desk(BoundedSocket socket, Agent agent) {
        this.socket = socket;
        this.agent = agent;
    }

    BoundedSocket socket() {
        return socket;
    }

    Agent agent() {
        return agent;
    }

    /** The page is being sent a ping. */
    void pinged(Instant now) {
        if (waitingSince == null) {
            waitingSince = now;
        }
    }

    /** The page has answered a ping. */
    void answered() {
        answersPings = true;
        waitingSince = null;
    }

    /**
     * Whether the page answers pings, but none that was sent since or at this instant; a client that never answers is
     * trusted to be there.
     */
    boolean isSilentSince(Instant instant) {
        Instant since = waitingSince;
        return answersPings && since != null && !since.isAfter(instant);
    }
}
