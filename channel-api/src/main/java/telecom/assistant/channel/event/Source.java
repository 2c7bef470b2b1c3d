package telecom.assistant.channel.event;

/**
 * An article that a reply is taken from.
 *
 * @param id the article's, the same in every language
 * @param title in the language of the article
 */
public record Source(String id, String title) {}
