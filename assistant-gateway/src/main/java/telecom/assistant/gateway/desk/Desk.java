package telecom.assistant.gateway.desk;

import java.time.Instant;
import telecom.assistant.channel.event.Agent;
import telecom.assistant.channel.http.BoundedSocket;

/** The open page of an agent. Safe for use by many threads. */
final class Desk {

    private final BoundedSocket socket;
    private final Agent agent;
    private volatile Instant answeredAt;

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

    /** The page has answered a ping. */
    void answered(Instant now) {
        answeredAt = now;
    }

    /** Whether the page answers pings, but has not done so since; a client that never does is trusted to be there. */
    boolean isSilentSince(Instant instant) {
        Instant answered = answeredAt;
        return answered != null && answered.isBefore(instant);
    }
}
