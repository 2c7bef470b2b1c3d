package telecom.assistant.benchmarks.promise;

/** A reason why an utterance may go without an answer although every promise was kept. */
public enum FaultAllowance {
    /** The reply is an apology, because the model failed. */
    APOLOGY("apologies"),
    /** The utterance was never accepted, and the subscriber knows: it was refused, or could not be sent. */
    NOT_ACCEPTED("not accepted"),
    /**
     * The utterance has no completed reply: the caller lost the call, or was asked to repeat, and continued with
     * another utterance.
     */
    OVERTAKEN("overtaken"),
    /** The reply is in the store, but the call was lost before the reply was spoken. */
    UNHEARD("unheard"),
    /** The SMS ledger does not know whether the SMSC has the reply. */
    IN_DOUBT("in doubt"),
    /** The subscriber talked over the reply, which happens without a fault, too. */
    TALKED_OVER("talked over");

    private final String title;

    FaultAllowance(String title) {
        this.title = title;
    }

    public String title() {
        return title;
    }
}
