package telecom.assistant.benchmarks.cpu;

/**
 * What {@code /proc/<pid>/stat} or {@code /proc/<pid>/task/<tid>/stat} says about CPU time (proc(5)).
 *
 * @param name the name of the process or thread, which the kernel cuts after 15 bytes
 * @param parent its parent's process id
 * @param ticks its own CPU time, in user and kernel mode
 * @param reapedTicks the CPU time of its children that have ended and been reaped
 */
record ProcStat(String name, long parent, long ticks, long reapedTicks) {

    /** The kernel reports times to programs in these units, whatever the frequency of its own timer. */
    static final long MILLIS_PER_TICK = 10;

    // Positions after the name.
    private static final int PARENT = 1;
    private static final int USER = 11;
    private static final int KERNEL = 12;
    private static final int REAPED_USER = 13;
    private static final int REAPED_KERNEL = 14;

    static ProcStat parse(String line) {
        // The name may itself contain blanks and parentheses.
        int from = line.indexOf('(');
        int to = line.lastIndexOf(')');
        String[] fields =
                to < 0 ? new String[0] : line.substring(to + 1).strip().split(" ");
        if (from < 0 || fields.length <= REAPED_KERNEL) {
            throw new IllegalArgumentException("stat: " + line + " (expected: at least 17 fields)");
        }
        return new ProcStat(
                line.substring(from + 1, to),
                Long.parseLong(fields[PARENT]),
                Long.parseLong(fields[USER]) + Long.parseLong(fields[KERNEL]),
                Long.parseLong(fields[REAPED_USER]) + Long.parseLong(fields[REAPED_KERNEL]));
    }

    /** Whether this is a compiler thread of HotSpot. */
    boolean isCompiler() {
        return name.startsWith("C1 Compiler") || name.startsWith("C2 Compiler");
    }
}
