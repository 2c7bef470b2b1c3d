package telecom.assistant.gateway.bss;

/** A request to the BSS had no answer that can be used. It says nothing of what the BSS said, which may be personal. */
final class BssFailure extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** Why. */
    enum Reason {
        /** No connection, or it broke. */
        UNREACHABLE,
        /** No answer in time. */
        TIMEOUT,
        /** The BSS has an error of its own, or too much to do: 5xx, 429. */
        UNAVAILABLE,
        /** The BSS does not accept this request: the rest of 4xx. */
        REFUSED,
        /** The BSS does not accept the token: 401, 403. */
        UNAUTHORIZED,
        /** The answer is no JSON, or longer than it may be. */
        UNREADABLE,
        /** It failed too often lately, and is left alone for a while. */
        LEFT_ALONE,
        /** Too many requests wait for a connection. */
        BUSY;

        /** Whether a change that was asked for may have been made all the same. */
        boolean leavesDoubt() {
            return switch (this) {
                case UNREACHABLE, TIMEOUT, UNAVAILABLE, UNREADABLE -> true;
                case REFUSED, UNAUTHORIZED, LEFT_ALONE, BUSY -> false;
            };
        }

        /** Whether it says something about how the BSS fares, and not about the request or about this node. */
        boolean countsAgainstBss() {
            return switch (this) {
                case UNREACHABLE, TIMEOUT, UNAVAILABLE, UNAUTHORIZED, UNREADABLE -> true;
                case REFUSED, LEFT_ALONE, BUSY -> false;
            };
        }
    }

    private final Reason reason;

    BssFailure(Reason reason, String detail) {
        super(reason + ", " + detail, null, false, false);
        this.reason = reason;
    }

    Reason reason() {
        return reason;
    }
}
