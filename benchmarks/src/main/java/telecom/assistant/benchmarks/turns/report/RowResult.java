package telecom.assistant.benchmarks.turns.report;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import telecom.assistant.benchmarks.cpu.CpuUse;

/**
 * The figures of one row.
 *
 * @param name the row's name, as on the command line
 * @param paced whether the model took its time
 * @param rate how many turns were to begin each second; 0 in a closed loop
 * @param seconds how long the row was measured
 * @param turns how many turns ended in that time
 * @param firstWords the time from posting a question to the first words of the model; null if there was no turn
 * @param added the same time, without the time that the model itself took
 * @param floor how long two hops over Kafka alone took at the same time; null in a closed loop
 * @param lateness the time from when a question was due until it was posted; null in a closed loop
 * @param waited how many questions had to wait for a free conversation
 * @param openedMeanwhile how many chats had to be opened while the row was measured
 * @param cpu the CPU use of each process
 * @param faults how many turns went wrong, by the fault that they had
 */
public record RowResult(
        String name,
        boolean paced,
        int conversations,
        int rate,
        double seconds,
        long turns,
        Spread firstWords,
        Spread added,
        Spread floor,
        Spread lateness,
        long waited,
        long openedMeanwhile,
        List<CpuUse> cpu,
        Map<String, Long> faults) {

    public RowResult {
        cpu = List.copyOf(cpu);
        faults = Map.copyOf(faults);
    }

    public double turnsPerSecond() {
        return turns / seconds;
    }

    /** What a process used; empty if it was not measured. */
    public Optional<CpuUse> cpu(String process) {
        return cpu.stream().filter(use -> use.process().equals(process)).findFirst();
    }

    /** Whether there were turns, and every one was answered as it should be. */
    public boolean allAnswered() {
        return faults.isEmpty() && turns > 0;
    }
}
