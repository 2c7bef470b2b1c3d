package telecom.assistant.gateway.evaluation;

import java.util.Set;
import telecom.assistant.channel.event.Role;
import telecom.assistant.channel.event.UtteranceState;

/**
 * What was answered in its time.
 *
 * @param text what reached the subscriber
 * @param author {@code ASSISTANT} or {@code AGENT}
 * @param tier the tier that answered, and {@code model} its model; null when none did
 * @param toolCalls the names of the tools that were called; null when a person answered, or when the record tells only
 *     that something was looked up
 * @param words the text without what the system itself had put around the model's words
 */
record RecordedReply(
        String text,
        Role author,
        UtteranceState state,
        String tier,
        String model,
        Set<String> toolCalls,
        String words) {}
