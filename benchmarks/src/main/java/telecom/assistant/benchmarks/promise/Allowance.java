package telecom.assistant.benchmarks.promise;

/** Why an utterance has no reply, or another one than an answer, without a promise being broken. */
public enum Excuse {
    /** The reply is the apology for a model that failed. */
    APOLOGY("apologies"),
    /** It was never taken, and the subscriber knows: it was refused, or could not be sent. */
    NOT_TAKEN("not taken"),
    /** It has no completed reply: the caller had lost the call, or was asked to say it again, and said other words. */
    OVERTAKEN("overtaken"),
    /** Its reply is in the store; the call was lost before it was spoken. */
    UNHEARD("unheard"),
    /** Nobody knows whether the SMSC has its reply, says the SMS ledger. */
    IN_DOUBT("in doubt"),
    /** The subscriber talked over its reply. That needs no fault. */
    TALKED_OVER("talked over");

    private final String title;

    Excuse(String title) {
        this.title = title;
    }

    public String title() {
        return title;
    }
}
