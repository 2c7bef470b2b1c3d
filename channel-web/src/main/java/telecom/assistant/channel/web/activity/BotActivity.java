package telecom.assistant.channel.web.activity;

/**
 * An activity of the bot that will be stored.
 *
 * @param id the same when the event is repeated
 */
public record BotActivity(String id, String json) {}
