package telecom.assistant.conversation;

/** How certain the identity of the speaker is, from weakest to strongest. */
public enum Assurance {

    /** Nothing identifies the caller: the call has no number. */
    NONE,

    /** The network reports the number. Anybody who holds the phone, or forges the number, passes for its owner. */
    CALLER_ID,

    /** The operator's backend has vouched for a signed-in account by requesting a token for it. */
    APP_SESSION;

    /** Whether this level is sufficient where the given one is required. */
    public boolean satisfies(Assurance needed) {
        return compareTo(needed) >= 0;
    }
}
