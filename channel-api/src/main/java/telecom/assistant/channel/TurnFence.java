package telecom.assistant.channel;

import java.util.UUID;

/**
 * The lowest turn whose output may still reach the subscriber, kept by an adapter for each leg. Conversations are
 * ordered by their time-ordered ids (RFC 9562, version 7), turns by number within one. Safe for use by many threads.
 */
public final class TurnFence {

    private UUID conversation;
    private long lowest;

    /** Whether output of the turn may go out. Output of a later turn raises the fence to that turn. */
    public synchronized boolean admit(UUID turnConversation, long turn) {
        if (isBelow(turnConversation, turn)) {
            return false;
        }
        conversation = turnConversation;
        lowest = turn;
        return true;
    }

    /** Shuts out the turn and everything before it: an interruption has been heard, or a reply was cancelled. */
    public synchronized void raiseAbove(UUID turnConversation, long turn) {
        if (!isBelow(turnConversation, turn)) {
            conversation = turnConversation;
            lowest = turn + 1;
        }
    }

    private boolean isBelow(UUID turnConversation, long turn) {
        if (conversation == null) {
            return false;
        }
        int order = turnConversation.compareTo(conversation);
        return order < 0 || (order == 0 && turn < lowest);
    }
}
