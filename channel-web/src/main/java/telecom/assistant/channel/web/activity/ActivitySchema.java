package telecom.assistant.channel.web.activity;

/** Fixed words of the activities of this bot. */
public final class ActivitySchema {

    /** The bot's account, and the service address of every web route. */
    public static final String BOT_ID = "assistant";

    static final String CHANNEL_ID = "directline";

    private ActivitySchema() {}
}
