package telecom.assistant.channel.event;

/**
 * An article on which a reply is based.
 *
 * @param id the article's id, which is the same in every language
 * @param title in the language of the article
 */
public record Source(String id, String title) {}
