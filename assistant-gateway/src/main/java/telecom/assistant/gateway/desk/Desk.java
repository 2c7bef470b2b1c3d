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

/** An agent's open desk page. Thread-safe. */
final class Desk {

    private final BoundedSocket socket;
    private final Agent agent;
    private final Optional<Actor> actor;
    /** When the first unanswered ping was sent; null if all have been answered. */
    private volatile Instant unansweredSince;

    private volatile boolean answersPings;
    private volatile String address = "";
    /** The conversations that the agent has opened; the audit trail has an entry for each. */
    private final Set<UUID> opened = ConcurrentHashMap.newKeySet();

    private volatile boolean seesQueue;

    /** The desk of a signed-in agent. */
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

    /** Whether the agent's role allows this command. */
    boolean may(String command) {
        return actor.map(signedIn -> Rights.mayCommand(signedIn, command)).orElse(true);
    }

    /** Sets the IP address of the page. */
    void setAddress(String newAddress) {
        address = newAddress;
    }

    String address() {
        return address;
    }

    /** The signed-in user; empty if nobody has to sign in. */
    Optional<Actor> actor() {
        return actor;
    }

    /** Allows the page to see the utterances of this conversation from now on. */
    void allowConversation(UUID conversation) {
        opened.add(conversation);
    }

    /** Whether the page has opened this conversation. */
    boolean hasOpened(UUID conversation) {
        return opened.contains(conversation);
    }

    /** Allows the page to see the queue, which shows the last utterance of each conversation, from now on. */
    void allowQueue() {
        seesQueue = true;
    }

    /**
     * Whether the page may see a frame: utterances and suggestions only once the audit trail records that the agent has
     * opened the conversation, and changes to the queue only once it records that the agent sees the queue.
     */
    boolean maySee(Frame frame) {
        if (actor.isEmpty()) {
            return true;
        }
        if (frame instanceof ConversationChanged) {
            return seesQueue;
        }
        if (frame instanceof UtteranceChanged changed) {
            return opened.contains(changed.conversation());
        }
        return !(frame instanceof SuggestionsOffered offered) || opened.contains(offered.conversation());
    }

    /**
     * Whether the agent must give a reason to open a conversation. A signed-in agent must, unless the conversation is
     * the agent's own work; a supervisor need not.
     */
    boolean needsReason(Holder holder) {
        return actor.map(signedIn ->
                        !holder.isWorkOf(signedIn.id()) && !signedIn.roles().contains(Role.SUPERVISOR))
                .orElse(false);
    }

    /** Whether the agent's log-in has ended. */
    boolean isLogInOver(Instant now) {
        return actor.map(signedIn -> signedIn.isLogInOver(now)).orElse(false);
    }

    /** Called when a ping is sent to the page. */
    void pingSent(Instant now) {
        if (unansweredSince == null) {
            unansweredSince = now;
        }
    }

    /** Called when the page has answered a ping. */
    void pingAnswered() {
        answersPings = true;
        unansweredSince = null;
    }

    /**
     * Whether the page has left a ping unanswered that was sent at this instant or earlier. A client that has never
     * answered a ping is trusted to be there.
     */
    boolean isSilentSince(Instant instant) {
        Instant firstUnanswered = unansweredSince;
        return answersPings && firstUnanswered != null && !firstUnanswered.isAfter(instant);
    }
}
