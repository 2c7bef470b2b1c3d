package telecom.assistant.gateway.teacher;

/** As many exports run as this node may run at a time. */
public final class ExportsBusyException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    ExportsBusyException(int running) {
        super(running + " exports run (assistant.teacher.exports-at-once)");
    }
}
