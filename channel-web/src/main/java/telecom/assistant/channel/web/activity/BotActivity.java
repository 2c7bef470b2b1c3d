package telecom.assistant.channel.web.activity;

/**
 * An activity of the bot that will be stored.
 *
 * @param id the activity's id, which is the same again when the event is redelivered
 */
public record BotActivity(String id, String json) {}
