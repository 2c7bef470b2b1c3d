package telecom.assistant.benchmarks.promise;

/** An utterance in the database, with the columns needed to check the promises. */
record StoredUtterance(String conversation, String id, long turn, String role, String text, String state) {

    boolean isFromSubscriber() {
        return role.equals("SUBSCRIBER");
    }

    boolean isFromAssistant() {
        return role.equals("ASSISTANT");
    }

    /** Whether the model failed and the reply says so. */
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
