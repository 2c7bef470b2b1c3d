package telecom.assistant.benchmarks.promise;

/** An utterance in the database, as far as promises are about it. */
record StoredUtterance(String conversation, String id, long turn, String role, String text, String state) {

    boolean isSubscribers() {
        return role.equals("SUBSCRIBER");
    }

    boolean isAssistants() {
        return role.equals("ASSISTANT");
    }

    /** The model failed, and the subscriber was told so. */
    boolean isApology() {
        return state.equals("INCOMPLETE");
    }

    boolean isComplete() {
        return state.equals("COMPLETE");
    }

    boolean isInterrupted() {
        return state.equals("INTERRUPTED");
    }

    String turnKey() {
        return conversation + "/" + turn;
    }
}
