package telecom.assistant.conversation;

/**
 * Which model produced an assistant's reply.
 *
 * @param tier the configured name of the tier that answered
 * @param model the model id as reported by that tier
 * @param selfContained whether the text is entirely the model's and based only on the conversation: it contains no
 *     phrase of the system's own, and no tool was called for it
 */
public record ReplyOrigin(String tier, String model, boolean selfContained) {}
