package telecom.assistant.channel.voice.platform;

/** Something that only some voice platforms can do with a live call. */
public enum Ability {
    /** Change how the platform listens and speaks, with the messages {@code config} and {@code hints}. */
    CONFIGURE,

    /**
     * Reconnect the call, to any node, when its connection is lost. If the platform cannot, a node that shuts down
     * waits for the call to end.
     */
    RECONNECT
}
