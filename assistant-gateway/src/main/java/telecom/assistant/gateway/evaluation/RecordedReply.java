package telecom.assistant.gateway.evaluation;

import java.util.Set;
import telecom.assistant.channel.event.Role;
import telecom.assistant.channel.event.UtteranceState;

/**
 * What was answered in its time.
 *
 * @param text what reached the subscriber
 * @param author {@code ASSISTANT} or {@code AGENT}
 * @param toolCalls the names of the tools that were called, as far as the record shows; null when a person answered
 * @param words the text without what the system itself had put around the model's words
 */
record RecordedReply(String text, Role author, UtteranceState state, Set<String> toolCalls, String words) {}
