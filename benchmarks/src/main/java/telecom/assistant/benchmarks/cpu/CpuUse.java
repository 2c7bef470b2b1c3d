package telecom.assistant.benchmarks.cpu;

/**
 * The CPU time that a process used during a measurement.
 *
 * @param process the name of the process
 * @param millisPerTurn 0 if there was no turn
 * @param cores how many cores it kept busy on average
 */
public record CpuUse(String process, double millisPerTurn, double cores) {}
