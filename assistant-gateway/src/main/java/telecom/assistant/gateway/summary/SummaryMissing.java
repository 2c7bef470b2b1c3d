package telecom.assistant.gateway.summary;

import java.util.Locale;

/** Why there is no summary although the model did not fail. */
public final class SummaryMissing extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** Why there is no summary. */
    public enum Reason {
        /** The model wrote nothing. */
        EMPTY,
        /**
         * It was cut off: by the length limit even after the model was asked to be shorter, or by a filter of the tier.
         */
        CUT_OFF,
        /** As many summaries as allowed are under way on this node; see {@code assistant.prompt.summary.concurrent}. */
        BUSY
    }

    private final Reason reason;

    SummaryMissing(Reason reason) {
        super("summary: " + reason.name().toLowerCase(Locale.ROOT), null, false, false);
        this.reason = reason;
    }

    public Reason reason() {
        return reason;
    }
}
