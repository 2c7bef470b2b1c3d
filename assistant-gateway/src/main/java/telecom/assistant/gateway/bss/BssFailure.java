package telecom.assistant.gateway.bss;

/**
 * A request to the BSS got no usable answer. The message repeats nothing from the BSS's answer, because that may be
 * personal data.
 */
final class BssFailure extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** Why there is no usable answer. */
    enum Reason {
        /** No connection could be opened, or the connection broke. */
        UNREACHABLE,
        /** No answer came in time. */
        TIMEOUT,
        /** The BSS has an internal error or is overloaded: 5xx, 429. */
        UNAVAILABLE,
        /** The BSS does not accept this request: any other 4xx. */
        REFUSED,
        /** The BSS does not accept the token: 401, 403. */
        UNAUTHORIZED,
        /** The answer is not JSON, or longer than allowed. */
        UNREADABLE,
        /** The BSS has failed too often lately and gets no requests for a while. */
        CIRCUIT_OPEN,
        /** Too many requests are waiting for a connection. */
        BUSY;

        /** Whether a requested change may have been made despite the failure. */
        boolean leavesDoubt() {
            return switch (this) {
                case UNREACHABLE, TIMEOUT, UNAVAILABLE, UNREADABLE -> true;
                case REFUSED, UNAUTHORIZED, CIRCUIT_OPEN, BUSY -> false;
            };
        }

        /**
         * Whether the failure says something about the health of the BSS, rather than about the request or this node.
         */
        boolean countsAgainstBss() {
            return switch (this) {
                case UNREACHABLE, TIMEOUT, UNAVAILABLE, UNAUTHORIZED, UNREADABLE -> true;
                case REFUSED, CIRCUIT_OPEN, BUSY -> false;
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
