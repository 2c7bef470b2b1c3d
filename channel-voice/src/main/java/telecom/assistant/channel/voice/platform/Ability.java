package telecom.assistant.channel.voice.platform;

/** What only some voice platforms can do with a live call. */
public enum Ability {
    /** Change how it listens and speaks: the messages {@code config} and {@code hints}. */
    CONFIGURE,

    /**
     * Connect the call again when its connection is lost, to any node. Without it a node that shuts down waits for the
     * end of the call.
     */
    RECONNECT
}
