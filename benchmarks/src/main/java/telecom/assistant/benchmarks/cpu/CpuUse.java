package telecom.assistant.benchmarks.cpu;

/**
 * The CPU time that a process took while something was measured.
 *
 * @param process its name
 * @param millisPerTurn 0 if there was no turn
 * @param cores how many cores it kept busy on average
 */
public record CpuUse(String process, double millisPerTurn, double cores) {}
