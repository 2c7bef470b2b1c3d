package telecom.assistant.conversation;

/**
 * Whose words a reply of the assistant is.
 *
 * @param tier the configured name of the tier that answered
 * @param model the model id as that tier states it
 * @param selfContained whether the text is the model's alone and rests on nothing but what was said: no phrase of the
 *     system's own stands in it, and no tool was asked
 */
public record ReplyOrigin(String tier, String model, boolean selfContained) {}
