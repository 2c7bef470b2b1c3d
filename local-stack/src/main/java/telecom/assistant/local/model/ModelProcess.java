package telecom.assistant.local.model;

import io.vertx.core.Vertx;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import telecom.assistant.local.process.ParentPipe;
import telecom.assistant.local.process.StackLogging;

/**
 * The inference tier's stand-in in a process of its own, so that measurements of its callers do not include it.
 * Its only argument is the ready file, to which it writes its base URL once it accepts connections.
 */
public final class ModelProcess {
    private ModelProcess() {}

    public static void main(String[] arguments) throws IOException {
        StackLogging.toStandardError();
        ParentPipe.watch();
        ModelStandIn model = ModelStandIn.start(Vertx.vertx(), 0, Pace.LIVELY);
        Path ready = Path.of(arguments[0]);
        Path temporary = Files.writeString(ready.resolveSibling(ready.getFileName() + ".new"), model.baseUrl());
        Files.move(temporary, ready, StandardCopyOption.ATOMIC_MOVE);
    }
}
