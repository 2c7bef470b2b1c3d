package telecom.assistant.gateway.startup;

import io.quarkus.runtime.ApplicationLifecycleManager;
import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.annotations.QuarkusMain;
import org.jboss.logging.Logger;

/** Starts the application, and says what to change if it cannot start for a reason that is known here. */
@QuarkusMain
public final class Main {

    private static final Logger LOG = Logger.getLogger(Main.class);

    private Main() {}

    public static void main(String... arguments) {
        // A handler that is given to run() itself would keep Quarkus from logging the failure.
        ApplicationLifecycleManager.setDefaultExitCodeHandler(Main::end);
        Quarkus.run(arguments);
    }

    private static void end(Integer status, Throwable failure) {
        RefusedConnection.toDatabase(failure).ifPresent(LOG::error);
        System.exit(status);
    }
}
