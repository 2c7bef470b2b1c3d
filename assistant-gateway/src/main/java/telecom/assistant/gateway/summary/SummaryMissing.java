package telecom.assistant.gateway.summary;

import java.util.Locale;

/** Signals that there is no summary, although the model did not fail. */
public final class SummaryMissing extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** Why there is no summary. */
    public enum Reason {
        /** The model wrote nothing. */
        EMPTY,
        /**
         * The summary was cut off: by a filter of the tier, or by the length limit even after the model was asked for a
         * shorter one.
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
