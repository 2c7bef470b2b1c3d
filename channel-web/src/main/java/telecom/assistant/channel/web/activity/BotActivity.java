package telecom.assistant.channel.web.activity;

/**
 * An activity of the bot that will be stored.
 *
 * @param id the same for a repeated event
 */
public record BotActivity(String id, String json) {}
