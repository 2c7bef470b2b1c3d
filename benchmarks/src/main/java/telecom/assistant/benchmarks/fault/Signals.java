package telecom.assistant.benchmarks.fault;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** Stops and resumes processes as {@code kill} does. */
final class Signals {

    private Signals() {}

    static void stop(long pid) {
        send("STOP", List.of(pid));
    }

    static void resume(long pid) {
        send("CONT", List.of(pid));
    }

    /** The process first, so that it starts no other ones meanwhile, and then those that it has started. */
    static List<Long> stopAll(long pid) {
        stop(pid);
        List<Long> stopped = new ArrayList<>(List.of(pid));
        ProcessHandle.of(pid)
                .map(ProcessHandle::descendants)
                .orElse(Stream.empty())
                .forEach(child -> {
                    stop(child.pid());
                    stopped.add(child.pid());
                });
        return stopped;
    }

    static void resumeAll(List<Long> pids) {
        send("CONT", pids);
    }

    private static void send(String signal, List<Long> pids) {
        List<String> command = new ArrayList<>(List.of("kill", "-" + signal));
        pids.forEach(pid -> command.add(Long.toString(pid)));
        try {
            Process kill = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            // A process that ended by itself meanwhile is none to signal: the status does not matter.
            if (!kill.waitFor(5, TimeUnit.SECONDS)) {
                throw new IllegalStateException("kill -" + signal + " did not return");
            }
        } catch (IOException e) {
            throw new IllegalStateException("kill cannot be run", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while signalling", e);
        }
    }
}
