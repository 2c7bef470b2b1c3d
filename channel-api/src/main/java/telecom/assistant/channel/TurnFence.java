package telecom.assistant.channel;

import java.util.UUID;

/**
 * Which output may still reach the subscriber, kept by an adapter for each leg: that of the newest conversation heard of,
 * of the newest engine that has told anything of it, and of a turn that nothing has overtaken. Conversations are ordered
 * by their time-ordered ids (RFC 9562, version 7). Within one, epoch and turn are bounds that rise on their own: an engine
 * that takes over tells the last turn again, but does not bring back a turn that is over. Safe for use by many threads.
 */
public final class TurnFence {

    private UUID conversation;
    private long lowestEpoch;
    private long lowestTurn;

    /** Whether output of the turn may go out. Output of a later turn raises the fence to that turn. */
    public synchronized boolean admit(UUID turnConversation, long epoch, long turn) {
        if (!follows(turnConversation, epoch) || turn < lowestTurn) {
            return false;
        }
        lowestTurn = turn;
        return true;
    }

    /**
     * Shuts out the turn and everything before it, because its engine says that it will not be finished. Returns false,
     * and does nothing, when another engine holds the conversation by now: that one may be telling the turn again.
     */
    public synchronized boolean cancel(UUID turnConversation, long epoch, long turn) {
        if (!follows(turnConversation, epoch)) {
            return false;
        }
        lowestTurn = Math.max(lowestTurn, turn + 1);
        return true;
    }

    /** Shuts out the turn and everything before it, whichever engine tells it: an interruption has been heard. */
    public synchronized void raiseAbove(UUID turnConversation, long turn) {
        cancel(turnConversation, turnConversation.equals(conversation) ? lowestEpoch : 0, turn);
    }

    /** Whether this is output of the newest engine of the newest conversation; if so, nothing older is from now on. */
    private boolean follows(UUID turnConversation, long epoch) {
        int order = conversation == null ? 1 : turnConversation.compareTo(conversation);
        if (order < 0 || (order == 0 && epoch < lowestEpoch)) {
            return false;
        }
        if (order > 0) {
            conversation = turnConversation;
            lowestTurn = 0;
        }
        lowestEpoch = epoch;
        return true;
    }
}
