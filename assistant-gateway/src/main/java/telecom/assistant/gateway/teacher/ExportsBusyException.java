package telecom.assistant.gateway.teacher;

/** Signals that as many exports as this node allows are already running. */
public final class ExportsBusyException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    ExportsBusyException(int running) {
        super(running + " exports are running already (assistant.teacher.exports-at-once)");
    }
}
