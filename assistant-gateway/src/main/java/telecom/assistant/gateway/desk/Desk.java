package telecom.assistant.gateway.desk;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import telecom.assistant.channel.event.Agent;
import telecom.assistant.channel.http.BoundedSocket;
import telecom.assistant.gateway.access.Actor;
import telecom.assistant.gateway.access.Rights;
import telecom.assistant.gateway.access.Role;
import telecom.assistant.gateway.desk.DeskFrames.ConversationChanged;
import telecom.assistant.gateway.desk.DeskFrames.Frame;
import telecom.assistant.gateway.desk.DeskFrames.SuggestionsOffered;
import telecom.assistant.gateway.desk.DeskFrames.UtteranceChanged;
import telecom.assistant.store.audit.Custody.Holder;

/** The open page of an agent. Safe for use by many threads. */
final class Desk {

    private final BoundedSocket socket;
    private final Agent agent;
    private final Optional<Actor> actor;
    /** When the first of the pings was sent that have no answer; null if all have one. */
    private volatile Instant waitingSince;

    private volatile boolean answersPings;
    private volatile String address = "";
    /** Conversations that the agent has opened, which the trail knows. */
    private final Set<UUID> opened = ConcurrentHashMap.newKeySet();

    private volatile boolean seesQueue;

    /** The desk of whoever is signed in. */
    Desk(BoundedSocket socket, Actor actor) {
        this(socket, new Agent(actor.id(), actor.name()), Optional.of(actor));
    }

    /** The desk of an agent who did not have to sign in. */
    Desk(BoundedSocket socket, Agent agent) {
        this(socket, agent, Optional.empty());
    }

    private Desk(BoundedSocket socket, Agent agent, Optional<Actor> actor) {
        this.socket = socket;
        this.agent = agent;
        this.actor = actor;
    }

    BoundedSocket socket() {
        return socket;
    }

    Agent agent() {
        return agent;
    }

    /** Whether the agent may give this command, as far as their role goes. */
    boolean may(String command) {
        return actor.map(signedIn -> Rights.mayCommand(signedIn, command)).orElse(true);
    }

    /** Notes the address from which the page is open. */
    void isAt(String here) {
        address = here;
    }

    String address() {
        return address;
    }

    /** Who is signed in; empty if nobody has to. */
    Optional<Actor> actor() {
        return actor;
    }

    /** From now on the page is shown what is said in this conversation. */
    void mayBeShown(UUID conversation) {
        opened.add(conversation);
    }

    /** Whether the page has opened this conversation. */
    boolean hasOpened(UUID conversation) {
        return opened.contains(conversation);
    }

    /** From now on the page is shown the queue, with the last words of each conversation. */
    void mayBeShownTheQueue() {
        seesQueue = true;
    }

    /**
     * Whether a frame may be sent: what is said in a conversation only once the trail knows that it was opened, and the
     * last words of any only once it knows that the queue is shown.
     */
    boolean isShown(Frame frame) {
        if (actor.isEmpty()) {
            return true;
        }
        if (frame instanceof ConversationChanged) {
            return seesQueue;
        }
        if (frame instanceof UtteranceChanged said) {
            return opened.contains(said.conversation());
        }
        return !(frame instanceof SuggestionsOffered offered) || opened.contains(offered.conversation());
    }

    /** Whether the agent has to say why they open a conversation: somebody signed in, beyond their own work. */
    boolean needsReason(Holder holder) {
        return actor.map(signedIn ->
                        !holder.isWorkOf(signedIn.id()) && !signedIn.roles().contains(Role.SUPERVISOR))
                .orElse(false);
    }

    /** Whether the agent's log-in has ended. */
    boolean isOver(Instant now) {
        return actor.map(signedIn -> signedIn.isOver(now)).orElse(false);
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
