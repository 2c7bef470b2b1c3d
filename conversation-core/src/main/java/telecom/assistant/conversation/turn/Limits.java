package telecom.assistant.conversation.turn;

import java.time.Duration;

/**
 * Bounds of a conversation.
 *
 * @param conversationIdle after this long without an utterance, a conversation with the assistant is over, and the next
 *     message opens a new one
 * @param attendedIdle after this long without an utterance, a conversation with an agent is over
 * @param agentPatience how long a subscriber waits for an agent who does not come
 * @param placeKept how long somebody who hangs up while waiting for an agent keeps their place
 * @param holdWordsEvery how often somebody who waits for an agent is told so, at most
 * @param resumeAfter how long after an interruption without words a reply is taken up again
 * @param gatheringWindow messages of a coalescing channel are answered when no more have come for this long
 * @param longestGathering messages of a coalescing channel are answered after this long, even if more keep coming
 * @param messagesATurn the most messages that may share a turn
 * @param pendingTurns the most turns of one conversation that may wait
 * @param utterances the most utterances of a conversation that are kept in memory
 * @param defaultLanguage the language of a subscriber about whom nothing is known
 */
public record Limits(
        Duration conversationIdle,
        Duration attendedIdle,
        Duration agentPatience,
        Duration placeKept,
        Duration holdWordsEvery,
        Duration resumeAfter,
        Duration gatheringWindow,
        Duration longestGathering,
        int messagesATurn,
        int pendingTurns,
        int utterances,
        String defaultLanguage) {}
