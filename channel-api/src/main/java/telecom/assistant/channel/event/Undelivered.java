package telecom.assistant.channel.event;

/**
 * Why a message did not reach the subscriber.
 *
 * @param reason never null; {@code UNKNOWN} if an older node gave none
 * @param detail the error code of the outside platform or of the channel, such as {@code UNDELIV:001} or {@code
 *     no-bind}, reduced to short printable ASCII without spaces, so that it may be logged; null when there is none
 */
public record Undelivered(Reason reason, String detail) {

    private static final int LONGEST_DETAIL = 40;

    public Undelivered {
        reason = reason == null ? Reason.UNKNOWN : reason;
        detail = detail == null ? null : code(detail);
    }

    private static String code(String text) {
        String printable = text.replaceAll("[^\\x21-\\x7e]", "");
        return printable.substring(0, Math.min(printable.length(), LONGEST_DETAIL));
    }

    /** Why a message was not delivered. The desk has a label for each reason in each of its languages. */
    public enum Reason {
        /** The network did not accept the message. */
        REFUSED,
        /** The network accepted the message but could not deliver it to the subscriber. */
        UNREACHABLE,
        /** The message was not delivered before its deadline. */
        EXPIRED,
        /** The subscriber has opted out of texts. */
        OPTED_OUT,
        /** The subscriber had hung up, or left the chat, before the message was said. */
        HUNG_UP,
        /** No client was connected that could show the message. */
        NOBODY_THERE,
        /** The subscriber interrupted the message before hearing any of it. */
        NOT_HEARD,
        UNKNOWN
    }
}
