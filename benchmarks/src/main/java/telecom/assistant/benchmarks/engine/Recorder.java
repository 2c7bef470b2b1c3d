package telecom.assistant.benchmarks.engine;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/** Makes another process record its own profile, with the JDK's {@code jcmd}. */
final class Recorder {

    private static final String NAME = "engine";
    private static final long LIMIT_SECONDS = 30;

    private final long pid;

    Recorder(long pid) {
        this.pid = pid;
    }

    void start() throws IOException {
        jcmd("JFR.start", "name=" + NAME, "settings=profile");
    }

    /** Ends the recording and reads it. */
    Profile stop(Path file) throws IOException {
        jcmd("JFR.stop", "name=" + NAME, "filename=" + file.toAbsolutePath());
        return Profile.of(file);
    }

    private void jcmd(String... words) throws IOException {
        String[] command = new String[words.length + 2];
        command[0] = Path.of(System.getProperty("java.home"), "bin", "jcmd").toString();
        command[1] = Long.toString(pid);
        System.arraycopy(words, 0, command, 2, words.length);
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        try {
            if (!process.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS) || process.exitValue() != 0) {
                process.destroyForcibly();
                throw new IOException("jcmd " + words[0] + ": failed (expected: a JDK of the same version)");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        }
    }
}
