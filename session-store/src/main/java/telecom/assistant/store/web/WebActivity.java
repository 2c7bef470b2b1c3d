package telecom.assistant.store.web;

/**
 * A stored activity.
 *
 * @param seq its position in the conversation, from 1
 * @param json the activity as clients read it
 */
public record WebActivity(long seq, String json) {}
