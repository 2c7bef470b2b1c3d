package telecom.assistant.channel.flow;

import java.util.Optional;
import java.util.UUID;
import telecom.assistant.channel.event.OutboundEvent;
import telecom.assistant.channel.event.OutboundEvent.ReplyCancelled;
import telecom.assistant.channel.event.ShownTurn;

/**
 * Decides which output may still reach the subscriber on one leg: it must belong to the newest conversation that the
 * leg has seen and to a turn that nothing has overtaken, and come from the newest engine so far. Conversations are
 * ordered by their time-ordered ids (RFC 9562, version 7). Within one conversation, epoch and turn rise independently:
 * an engine that takes over repeats the last turn, but does not revive a turn that is over. Safe for use by many
 * threads.
 */
public final class TurnFence {

    private UUID conversation;
    private long lowestEpoch;
    private long lowestTurn;
    private long newestTurn;

    /**
     * Whether the event may take effect. Output of a later turn raises the fence to that turn. A {@link ReplyCancelled}
     * raises the fence above the cancelled turn, unless a newer engine holds the conversation by now, because that
     * engine may be repeating the turn.
     */
    public boolean admit(OutboundEvent event) {
        return event instanceof ReplyCancelled
                ? cancel(event.conversation(), event.epoch(), event.turn())
                : admit(event.conversation(), event.epoch(), event.turn());
    }

    /** Like {@link #admit(OutboundEvent)}, for any output of the turn. */
    public synchronized boolean admit(UUID turnConversation, long epoch, long turn) {
        if (!isCurrent(turnConversation, epoch) || turn < lowestTurn) {
            return false;
        }
        lowestTurn = turn;
        newestTurn = Math.max(newestTurn, turn);
        return true;
    }

    /** Whether the turn is over: no engine may send any more of it. */
    public synchronized boolean isOver(UUID turnConversation, long turn) {
        return !turnConversation.equals(conversation) || turn < lowestTurn;
    }

    /** Shuts out the turn and all earlier ones after a barge-in, whichever engine sends them. */
    public synchronized void raiseAbove(UUID turnConversation, long turn) {
        raiseAbove(turnConversation, turnConversation.equals(conversation) ? lowestEpoch : 0, turn);
    }

    /** The newest turn of the newest conversation from which any output was admitted; empty while none has been. */
    public synchronized Optional<ShownTurn> shown() {
        return Optional.ofNullable(conversation).map(newest -> new ShownTurn(newest, newestTurn));
    }

    private synchronized boolean cancel(UUID turnConversation, long epoch, long turn) {
        boolean raised = raiseAbove(turnConversation, epoch, turn);
        if (raised) {
            newestTurn = Math.max(newestTurn, turn);
        }
        return raised;
    }

    private synchronized boolean raiseAbove(UUID turnConversation, long epoch, long turn) {
        if (!isCurrent(turnConversation, epoch)) {
            return false;
        }
        lowestTurn = Math.max(lowestTurn, turn + 1);
        return true;
    }

    /**
     * Whether the sender is the newest engine of the newest conversation so far. If so, older
     * conversations and engines are shut out from now on.
     */
    private boolean isCurrent(UUID turnConversation, long epoch) {
        int order = conversation == null ? 1 : turnConversation.compareTo(conversation);
        if (order < 0 || (order == 0 && epoch < lowestEpoch)) {
            return false;
        }
        if (order > 0) {
            conversation = turnConversation;
            lowestTurn = 0;
            newestTurn = 0;
        }
        lowestEpoch = epoch;
        return true;
    }
}
