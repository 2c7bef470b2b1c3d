package telecom.assistant.gateway.evaluation;

import java.util.Set;
import telecom.assistant.channel.event.Role;
import telecom.assistant.channel.event.UtteranceState;
import telecom.assistant.conversation.ReplyEnding;
import telecom.assistant.conversation.ReplyOrigin;
import telecom.assistant.conversation.UtteranceRecord;

/**
 * The answer that a turn got when it was recorded.
 *
 * @param text what reached the subscriber
 * @param author {@code ASSISTANT} or {@code AGENT}
 * @param tier the tier that answered, and {@code model} its model; null if no tier answered
 * @param toolCalls the names of the tools that were called; null if an agent answered, or if the record only shows that
 *     something was looked up
 * @param words the text without the phrases that the system added to the model's words
 */
record RecordedReply(
        String text,
        Role author,
        UtteranceState state,
        String tier,
        String model,
        Set<String> toolCalls,
        String words) {

    /** The one tool whose call the record shows. */
    private static final String TRANSFER = "transfer_to_agent";

    /** The answer in an utterance of the assistant, or of an agent who answered instead. */
    static RecordedReply of(UtteranceRecord reply) {
        boolean byAgent = reply.role() == Role.AGENT;
        ReplyOrigin origin = byAgent ? null : reply.origin();
        return new RecordedReply(
                reply.text(),
                reply.role(),
                reply.state(),
                origin == null ? null : origin.tier(),
                origin == null ? null : origin.model(),
                byAgent ? null : toolCalls(reply.facts().ending(), origin),
                reply.facts().authorsOwn(reply.text()));
    }

    private static Set<String> toolCalls(ReplyEnding ending, ReplyOrigin origin) {
        if (ending == ReplyEnding.HANDED_OVER) {
            return Set.of(TRANSFER);
        }
        return origin != null && origin.selfContained() ? Set.of() : null;
    }
}
