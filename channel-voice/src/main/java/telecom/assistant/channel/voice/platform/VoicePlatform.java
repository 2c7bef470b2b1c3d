package telecom.assistant.channel.voice.platform;

/**
 * A voice platform: it answers the telephone, recognises speech and speaks, and asks us what to say. A further platform
 * is one package with
 *
 * <ul>
 *   <li>a bean that implements this interface: where the platform reaches us, how it proves who it is, and what it can
 *       do;
 *   <li>an HTTP resource below {@link #path()} that passes its webhooks to {@code CallWebhooks}, if it understands TwiML,
 *       or else answers in its own language;
 *   <li>a WebSocket endpoint below {@link #path()}, which passes its frames to {@code RelaySockets} if they are those of
 *       ConversationRelay. For other frames it has a {@code VoiceLine}, which speaks, and reports to {@code Calls} and
 *       {@code Call} what callers do.
 * </ul>
 *
 * Nothing else depends on which platform carries a call. Implementations are safe for use by many threads and never
 * block.
 */
public interface VoicePlatform {

    /** Its name in log lines and metric labels, in lower case. */
    String name();

    /** Where it reaches us: all its paths begin with this one, which begins with {@code /voice/} and ends with a slash. */
    String path();

    /** Whether a key is set, so that its requests have to be signed. Without one only this machine is let in. */
    boolean hasKey();

    /** Whether the platform has signed the request. Called only if a key is set. */
    boolean isSigned(PlatformRequest request);

    /**
     * Whether it signs WebSocket handshakes. If it does not, a connection is admitted by the nonce that its call was
     * given in a signed request.
     */
    boolean signsHandshakes();

    /** Whether it understands an attribute of {@code <ConversationRelay>}. */
    boolean understands(String attribute);

    /** What can be done with its live calls. */
    boolean can(Ability ability);
}
