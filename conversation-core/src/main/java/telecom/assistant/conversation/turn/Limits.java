package telecom.assistant.conversation.turn;

import java.time.Duration;

/**
 * Bounds of a conversation.
 *
 * @param conversationIdle after this silence the assistant's conversation is over, and the next words open a new one
 * @param attendedIdle after this silence an agent's conversation is over
 * @param agentPatience how long a subscriber waits for an agent who does not come
 * @param gatheringWindow messages of a coalescing channel are answered when no more have come for this long
 * @param longestGathering and after this long, even if more keep coming
 * @param messagesATurn messages that share a turn at most
 * @param pendingTurns turns of one conversation that wait at most
 * @param utterances of a conversation that are kept in memory
 * @param defaultLanguage of somebody of whom nothing is known
 */
public record Limits(
        Duration conversationIdle,
        Duration attendedIdle,
        Duration agentPatience,
        Duration gatheringWindow,
        Duration longestGathering,
        int messagesATurn,
        int pendingTurns,
        int utterances,
        String defaultLanguage) {}
