package telecom.assistant.conversation;

/** How certain it is who speaks, weakest first. */
public enum Assurance {

    /** Nothing says who it is: no number comes with the call. */
    NONE,

    /** The network says which number calls or texts; whoever holds the phone, or forges the number, is taken for it. */
    CALLER_ID,

    /** The operator's backend has vouched for a signed-in account, by the token that it asked for. */
    APP_SESSION;

    /** Whether this is enough where the other is asked for. */
    public boolean satisfies(Assurance needed) {
        return compareTo(needed) >= 0;
    }
}
