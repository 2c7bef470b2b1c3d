package telecom.assistant.benchmarks.cpu;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The CPU time that processes had used at one moment.
 *
 * @param at the {@link System#nanoTime()} of the reading
 * @param ticks the ticks of each process, by its name
 * @param jvm the name of the process whose compiler threads are counted separately
 * @param compilerTicks the ticks of each compiler thread, by its id
 */
public record CpuReading(long at, Map<String, Long> ticks, String jvm, Map<Long, Long> compilerTicks) {

    /** Appended to a process's name to name the use of its compiler threads. */
    public static final String COMPILER = " (JIT)";

    public CpuReading {
        // Map.copyOf would lose the order.
        ticks = new LinkedHashMap<>(ticks);
        compilerTicks = Map.copyOf(compilerTicks);
    }

    /**
     * The CPU time used since an earlier reading. If a compiler thread has ended in between, its time counts as that of
     * the rest of the process, because it can no longer be read separately.
     */
    public List<CpuUse> since(CpuReading before, long turns) {
        double seconds = (at - before.at) / 1e9;
        long compiler = compilerTicks.entrySet().stream()
                .mapToLong(thread -> thread.getValue() - before.compilerTicks.getOrDefault(thread.getKey(), 0L))
                .sum();
        List<CpuUse> uses = new ArrayList<>();
        ticks.forEach((name, now) -> {
            long used = now - before.ticks.getOrDefault(name, 0L);
            if (name.equals(jvm)) {
                uses.add(use(name, used - compiler, turns, seconds));
                uses.add(use(name + COMPILER, compiler, turns, seconds));
            } else {
                uses.add(use(name, used, turns, seconds));
            }
        });
        return uses;
    }

    private static CpuUse use(String name, long ticks, long turns, double seconds) {
        double millis = ticks * (double) ProcStat.MILLIS_PER_TICK;
        return new CpuUse(name, turns == 0 ? 0 : millis / turns, millis / 1e3 / seconds);
    }
}
