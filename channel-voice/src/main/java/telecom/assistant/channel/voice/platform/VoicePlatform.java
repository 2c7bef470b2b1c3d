package telecom.assistant.channel.voice.platform;

/**
 * A voice platform, which answers the telephone, recognises speech, speaks, and asks us what to say. Another platform
 * can be added as one package with
 *
 * <ul>
 * <li>a bean that implements this interface: the paths at which the platform reaches us, how it proves its identity,
 *     and its abilities;
 * <li>an HTTP resource below {@link #path()} that passes the platform's webhooks to {@code CallWebhooks} if the
 *     platform understands TwiML, and otherwise answers in the platform's own format;
 * <li>a WebSocket endpoint below {@link #path()}, which passes its frames to {@code RelaySockets} if they are
 *     ConversationRelay frames. For other frames, it needs a {@code VoiceLine} of its own, and must report what callers
 *     do to {@code Calls} and {@code Call}.
 * </ul>
 *
 * Nothing else depends on which platform carries a call. Implementations are safe for use by many threads and never
 * block.
 */
public interface VoicePlatform {

    /** The platform's name in log lines and metric labels, in lower case. */
    String name();

    /**
     * The prefix of all paths at which the platform reaches us. It begins with {@code /voice/} and ends with a slash.
     */
    String path();

    /**
     * Whether a key is configured, so that the platform's requests must be signed. Without a key, only requests from
     * this machine are accepted.
     */
    boolean hasKey();

    /** Whether the request has a valid signature by the platform. Called only if a key is configured. */
    boolean isSigned(PlatformRequest request);

    /**
     * Whether the platform signs WebSocket handshakes. If not, a connection is admitted by the nonce that was issued
     * for its call in the answer to a signed request.
     */
    boolean signsHandshakes();

    /** Whether the platform understands an attribute of {@code <ConversationRelay>}. */
    boolean understands(String attribute);

    /** Whether the platform has an ability. */
    boolean can(Ability ability);
}
