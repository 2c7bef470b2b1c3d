package telecom.assistant.store.teacher;

/** The statements of this package, for those who look at their plans. */
public final class TeacherStatements {

    private TeacherStatements() {}

    public static String closed() {
        return TeacherConversations.CLOSED;
    }
}
