package telecom.assistant.local.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ChildProcessTest {
    private static final Duration LIMIT = Duration.ofSeconds(10);

    @TempDir
    private Path folder;

    @Test
    void showsTheLogOfAChildThatEndsEarly() {
        ChildProcess child = start("echo the disk is full; exit 3");

        assertThatThrownBy(() -> child.awaitReady(() -> false, LIMIT))
                .isInstanceOf(StackFailure.class)
                .hasMessageContaining("ended with status 3")
                .hasMessageContaining("the disk is full");
    }

    @Test
    void boundsTheWaitForReadiness() {
        ChildProcess child = start("exec sleep 60");

        assertThatThrownBy(() -> child.awaitReady(() -> false, Duration.ofMillis(60)))
                .hasMessageContaining("not ready within");
        child.kill();
        assertThat(child.isAlive()).isFalse();
    }

    @Test
    void endsAChildByClosingItsPipe() {
        ChildProcess child = start("read -r end; exit 7");

        child.release(LIMIT);

        assertThat(child.exitStatus()).isEqualTo(7);
    }

    @Test
    void leavesAWatchedProcessAloneOnceTheWatchdogIsDismissed() {
        ChildProcess child = start("exec sleep 60");
        Watchdog watchdog = Watchdog.over(child.pid(), "TERM", folder.resolve("log"));

        watchdog.dismiss();

        assertThat(child.isAlive()).isTrue();
        child.kill();
    }

    @Test
    void endsAJavaChildWhenItsParentIsKilled() throws Exception {
        endsTheChildOf(Parent.class);
    }

    @Test
    void endsAWatchedProcessThatIsStoppedWhenItsParentIsKilled() throws Exception {
        endsTheChildOf(ParentOfStoppedChild.class);
    }

    private void endsTheChildOf(Class<?> main) throws Exception {
        Path pidFile = folder.resolve("child.pid");
        ChildProcess parent =
                ChildProcess.startJava("parent", main, List.of(), List.of(pidFile.toString()), folder.resolve("log"));
        parent.awaitReady(() -> Files.exists(pidFile), LIMIT);
        ProcessHandle child =
                ProcessHandle.of(Long.parseLong(Files.readString(pidFile))).orElseThrow();

        parent.kill();

        await().atMost(LIMIT).until(() -> !child.isAlive());
    }

    private ChildProcess start(String script) {
        return ChildProcess.start("child", List.of("/bin/sh", "-c", script), Map.of(), folder.resolve("log"));
    }

    /** Starts {@link Child}, writes its process id, and keeps running. */
    static final class Parent {
        private Parent() {}

        public static void main(String[] arguments) throws Exception {
            Path pidFile = Path.of(arguments[0]);
            Path log = pidFile.resolveSibling("child.log");
            ChildProcess child = ChildProcess.startJava("child", Child.class, List.of(), List.of(), log);
            keepRunning(child, pidFile);
        }

        static void keepRunning(ChildProcess child, Path pidFile) throws Exception {
            Path written = Files.writeString(pidFile.resolveSibling("written"), String.valueOf(child.pid()));
            Files.move(written, pidFile);
            Thread.currentThread().join();
        }
    }

    /**
     * Starts a watchdog over a process that does not watch its parent's pipe, stops that process, and keeps running.
     */
    static final class ParentOfStoppedChild {
        private ParentOfStoppedChild() {}

        public static void main(String[] arguments) throws Exception {
            Path pidFile = Path.of(arguments[0]);
            Path log = pidFile.resolveSibling("child.log");
            ChildProcess child = ChildProcess.start("child", List.of("sleep", "60"), Map.of(), log);
            Watchdog.over(child.pid(), "TERM", log);
            new ProcessBuilder("kill", "-STOP", Long.toString(child.pid()))
                    .start()
                    .waitFor();
            Parent.keepRunning(child, pidFile);
        }
    }

    /** Runs as long as its parent holds the pipe open. */
    static final class Child {
        private Child() {}

        public static void main(String[] arguments) throws InterruptedException {
            ParentPipe.watch();
            Thread.currentThread().join();
        }
    }
}
