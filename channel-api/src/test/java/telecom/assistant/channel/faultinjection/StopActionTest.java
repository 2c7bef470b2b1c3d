package telecom.assistant.channel.faultinjection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import jakarta.inject.Inject;
import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jboss.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Tries each action in a process of its own. */
@EnabledOnOs(OS.LINUX)
class StopActionTest {

    private static final Duration LIMIT = Duration.ofSeconds(20);

    @TempDir
    Path folder;

    private Process process;

    @AfterEach
    void end() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    @Test
    void stopsTheProcessUntilItIsResumed() throws Exception {
        start(StopAction.STOP);
        await().atMost(LIMIT).until(() -> stat().contains(") T "));
        assertThat(new StopPointFolder(folder).reachedBy(StopPoint.REPLY_SENT)).hasValue(process.pid());

        new ProcessBuilder("kill", "-CONT", Long.toString(process.pid()))
                .start()
                .waitFor();

        assertThat(process.waitFor(LIMIT.toSeconds(), TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).isZero();
    }

    @Test
    void killsTheProcessWithoutRunningShutdownHooks() throws Exception {
        start(StopAction.KILL);

        assertThat(process.waitFor(LIMIT.toSeconds(), TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).isEqualTo(137);
        assertThat(folder.resolve("hook")).doesNotExist();
    }

    private void start(StopAction action) throws IOException {
        new StopPointFolder(folder).arm(StopPoint.REPLY_SENT, action);
        process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        classPath(),
                        Passer.class.getName(),
                        folder.toString())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
    }

    /** Not the class path of this process, which may be a single jar that refers to the others. */
    private static String classPath() {
        return Stream.of(Passer.class, FaultInjection.class, Logger.class, Inject.class)
                .map(type -> Path.of(URI.create(
                        type.getProtectionDomain().getCodeSource().getLocation().toString())))
                .map(Path::toString)
                .collect(Collectors.joining(File.pathSeparator));
    }

    /** In {@code /proc/PID/stat}, the state follows the name in parentheses; {@code T} means stopped. */
    private String stat() throws IOException {
        return Files.readString(Path.of("/proc", Long.toString(process.pid()), "stat"));
    }

    /** A program that passes a stop point and ends. */
    static final class Passer {

        private Passer() {}

        public static void main(String[] arguments) {
            Path folder = Path.of(arguments[0]);
            Runtime.getRuntime().addShutdownHook(new Thread(() -> touch(folder.resolve("hook"))));
            FaultInjection.withStopPoints(new StopPointFolder(folder), StopAction::carryOut)
                    .reached(StopPoint.REPLY_SENT);
        }

        private static void touch(Path file) {
            try {
                Files.createFile(file);
            } catch (IOException e) {
                throw new IllegalStateException(e);
            }
        }
    }
}
