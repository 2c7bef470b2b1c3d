package telecom.assistant.benchmarks.fault;

import java.time.Duration;
import java.util.List;

/**
 * A fault that happened.
 *
 * @param begunAt {@link System#nanoTime()}
 * @param recoveredAt when everybody who talks steadily had a reply again, or when that was not waited for any longer
 * @param recoveries how long it took, for each who talks steadily and had a reply again
 * @param unrecovered how many had none within the limit
 */
record Incident(Fault fault, long begunAt, long recoveredAt, List<Duration> recoveries, int unrecovered) {}
