package telecom.assistant.benchmarks.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import telecom.assistant.local.process.StackFailure;

class StoppedProcessesTest {

    private static final Duration LIMIT = Duration.ofSeconds(5);

    private Process cat;

    @BeforeEach
    void start() throws IOException {
        cat = new ProcessBuilder("cat").start();
    }

    @AfterEach
    void end() throws InterruptedException {
        cat.destroyForcibly().waitFor();
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void areStoppedUntilTheyAreResumed() {
        try (StoppedProcesses stopped = StoppedProcesses.one(cat.pid())) {
            assertThat(stopped).isNotNull();
            await().atMost(LIMIT).until(this::isStopped);
        }

        await().atMost(LIMIT).until(() -> !isStopped());
    }

    @Test
    void cannotBeStoppedWhenNotRunning() throws InterruptedException {
        cat.destroyForcibly().waitFor();

        assertThatThrownBy(() -> StoppedProcesses.one(cat.pid())).isInstanceOf(StackFailure.class);
    }

    @Test
    void cannotBeResumedOnceTheParentHasEnded() throws InterruptedException {
        StoppedProcesses stopped = StoppedProcesses.withDescendants(cat.pid());
        cat.destroyForcibly().waitFor();

        assertThatThrownBy(stopped::close).isInstanceOf(StackFailure.class);
    }

    /** In {@code /proc/PID/stat}, the state follows the name in parentheses; {@code T} means stopped. */
    private boolean isStopped() throws IOException {
        return Files.readString(statFile(cat)).contains(") T ");
    }

    private static Path statFile(Process process) {
        return Path.of("/proc", Long.toString(process.pid()), "stat");
    }
}
