package telecom.assistant.gateway.evaluation;

import java.util.Set;
import telecom.assistant.channel.event.Role;
import telecom.assistant.channel.event.UtteranceState;

/**
 * What was answered at the time.
 *
 * @param text what reached the subscriber
 * @param author {@code ASSISTANT} or {@code AGENT}
 * @param tier the tier that answered, and {@code model} its model; null if none did
 * @param toolCalls the names of the tools that were called; null if a person answered, or if the record only shows that
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
        String words) {}
