package telecom.assistant.conversation.turn;

import java.time.Duration;

/**
 * The limits of a conversation.
 *
 * @param conversationIdle after this long without an utterance, a conversation with the assistant is over, and the next
 *     message opens a new one
 * @param attendedIdle after this long without an utterance, a conversation with an agent is over
 * @param agentPatience how long a subscriber waits before the assistant reports that no agent is available
 * @param placeKept how long a subscriber who hangs up while waiting for an agent keeps their place in the queue
 * @param holdNoticeInterval the shortest time between two hold notices to a subscriber who is waiting for an agent
 * @param resumeAfter how long after an interruption without speech a reply is resumed
 * @param gatheringWindow messages on a coalescing channel are answered when no more have come for this long
 * @param longestGathering messages on a coalescing channel are answered after this long, even if more keep coming
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
        Duration holdNoticeInterval,
        Duration resumeAfter,
        Duration gatheringWindow,
        Duration longestGathering,
        int messagesATurn,
        int pendingTurns,
        int utterances,
        String defaultLanguage) {}
