package telecom.assistant.benchmarks.cpu;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Reads the CPU time that named processes have used so far, including their descendants except those that are named
 * themselves.
 */
public final class CpuMeter {

    private final Proc proc;
    private final Map<String, Long> processes;
    private final String jvm;

    /**
     * @param processes the process ids by name, in the order in which they are to be shown
     * @param jvm the name of the JVM whose compiler threads are shown separately
     */
    public CpuMeter(Map<String, Long> processes, String jvm) {
        this(Path.of("/proc"), processes, jvm);
    }

    CpuMeter(Path root, Map<String, Long> processes, String jvm) {
        this.proc = new Proc(root);
        this.processes = new LinkedHashMap<>(processes);
        this.jvm = jvm;
    }

    /** Reads the CPU times; without {@code /proc}, each is 0. */
    public CpuReading read() {
        Map<String, Long> ticks = new LinkedHashMap<>();
        processes.forEach((name, pid) -> ticks.put(name, proc.treeTicks(pid, processes.values())));
        return new CpuReading(System.nanoTime(), ticks, jvm, proc.compilerTicks(processes.get(jvm)));
    }
}
