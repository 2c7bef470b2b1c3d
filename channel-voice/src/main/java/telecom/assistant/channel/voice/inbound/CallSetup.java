package telecom.assistant.channel.voice.inbound;

import java.util.regex.Pattern;

/**
 * The information that the platform sends when it connects a call.
 *
 * @param callId the platform's id of the call, which is also the id of the leg
 * @param sessionId the id of the session, which distinguishes the connections of one call
 * @param from the caller's number as the platform spells it; null when withheld
 * @param to the number called; null when unknown
 * @param language the caller's language (BCP 47); null when unknown
 * @param name the caller's name on the platform; null when unknown
 * @param nonce the nonce from our TwiML answer, see {@link CallNonces}; null when there is none
 */
public record CallSetup(
        String callId, String sessionId, String from, String to, String language, String name, String nonce) {

    private static final Pattern ID = Pattern.compile("[\\x21-\\x7E]{1,128}");

    /** Creates the setup of a call without a nonce. */
    public CallSetup(String callId, String sessionId, String from, String to, String language, String name) {
        this(callId, sessionId, from, to, language, name, null);
    }

    /**
     * Whether a string is acceptable as the id of a call or session. Ids appear in log lines and keys, so they must be
     * short and printable.
     */
    public static boolean isId(String value) {
        return value != null && ID.matcher(value).matches();
    }

    /** Leaves out the phone numbers. */
    @Override
    public String toString() {
        return callId + "/" + sessionId;
    }
}
