package telecom.assistant.store.teacher;

/** Gives tests of query plans access to the statements of this package. */
public final class TeacherStatements {

    private TeacherStatements() {}

    public static String closed() {
        return TeacherConversations.CLOSED;
    }
}
