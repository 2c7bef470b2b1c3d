package telecom.assistant.channel.web.activity;

/** The names that appear in this bot's activities. */
public final class ActivitySchema {

    /** The bot's account, and the service address of every web route. */
    public static final String BOT_ID = "assistant";

    static final String CHANNEL_ID = "directline";

    private ActivitySchema() {}
}
