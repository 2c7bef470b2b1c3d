package telecom.assistant.benchmarks.fault;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import telecom.assistant.local.process.StackFailure;

/**
 * Processes that are stopped until {@link #close}. They are also resumed when this process ends, because nothing else
 * would resume them.
 */
final class StoppedProcesses implements AutoCloseable {

    private static final long LIMIT_SECONDS = 5;

    /** The processes that were named, as opposed to their descendants. */
    private final List<ProcessHandle> named = new ArrayList<>();

    private final List<ProcessHandle> stopped = new ArrayList<>();
    private final Thread atExit = new Thread(this::resume, "resume");

    private StoppedProcesses() {
        Runtime.getRuntime().addShutdownHook(atExit);
    }

    /** Stops a running process. */
    static StoppedProcesses one(long pid) {
        return all(List.of(pid));
    }

    /** Stops running processes. A process that is already stopped stays stopped. */
    static StoppedProcesses all(List<Long> pids) {
        StoppedProcesses processes = new StoppedProcesses();
        try {
            pids.forEach(pid -> processes.stopNamed(requireRunning(pid)));
            return processes;
        } catch (StackFailure e) {
            processes.resume();
            throw e;
        }
    }

    /** Stops a running process and then its descendants, in this order so that it starts no others meanwhile. */
    static StoppedProcesses withDescendants(long pid) {
        StoppedProcesses processes = new StoppedProcesses();
        ProcessHandle parent = requireRunning(pid);
        processes.stopNamed(parent);
        parent.descendants().forEach(processes::stop);
        return processes;
    }

    private static ProcessHandle requireRunning(long pid) {
        return ProcessHandle.of(pid)
                .filter(ProcessHandle::isAlive)
                .orElseThrow(() -> new StackFailure("process " + pid + " cannot be stopped: it is not running"));
    }

    private synchronized void stopNamed(ProcessHandle process) {
        named.add(process);
        stop(process);
    }

    private synchronized void stop(ProcessHandle process) {
        stopped.add(process);
        // A descendant may end by itself at any moment.
        if (!signal("STOP", process) && process.isAlive()) {
            throw new StackFailure("process " + process.pid() + " could not be stopped");
        }
    }

    private synchronized void resume() {
        stopped.stream().filter(ProcessHandle::isAlive).forEach(process -> signal("CONT", process));
    }

    /** Runs an action while the processes are stopped, and then resumes them as {@link #close} does. */
    void resumeAfter(Runnable meanwhile) {
        try {
            meanwhile.run();
        } finally {
            close();
        }
    }

    /** Resumes the processes. Fails if one has ended meanwhile, because then the fault was not the intended one. */
    @Override
    public synchronized void close() {
        Runtime.getRuntime().removeShutdownHook(atExit);
        List<ProcessHandle> ended =
                named.stream().filter(process -> !process.isAlive()).toList();
        resume();
        if (!ended.isEmpty()) {
            throw new StackFailure("process " + ended.get(0).pid() + " ended while it was stopped");
        }
    }

    private static boolean signal(String name, ProcessHandle process) {
        try {
            Process kill = new ProcessBuilder("kill", "-" + name, Long.toString(process.pid()))
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            return kill.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS) && kill.exitValue() == 0;
        } catch (IOException e) {
            throw new StackFailure("the program kill cannot be run", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StackFailure("interrupted while a process was signalled", e);
        }
    }
}
