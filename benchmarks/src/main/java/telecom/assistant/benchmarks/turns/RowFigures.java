package telecom.assistant.benchmarks.turns;

import java.util.LinkedHashMap;
import java.util.Map;
import telecom.assistant.benchmarks.cpu.CpuReading;
import telecom.assistant.benchmarks.latency.Latencies;
import telecom.assistant.benchmarks.turns.report.RowResult;
import telecom.assistant.benchmarks.turns.report.Spread;

/**
 * Works out the figures of a row from its turns. The latencies are those of the turns that were due while the row was
 * measured; the number of turns is that of the turns that ended in that time.
 *
 * @param before the reading of the CPU meter when measuring began
 * @param after the reading of the CPU meter when measuring ended
 * @param waited how many questions had to wait for a free conversation
 * @param opened how many chats had to be opened during the measurement
 * @param floor how long Kafka alone took; null if that was not measured
 */
record RowFigures(CpuReading before, CpuReading after, long waited, long opened, Spread floor) {

    RowResult result(Row row, TurnLog log) {
        Latencies firstWords = new Latencies();
        Latencies added = new Latencies();
        Latencies lateness = new Latencies();
        long ended = 0;
        for (Turn turn : log.turns()) {
            if (isWithin(turn.due())) {
                firstWords.record(turn.first() - turn.asked());
                added.record(turn.addedNanos());
                lateness.record(turn.asked() - turn.due());
            }
            ended += isWithin(turn.done()) ? 1 : 0;
        }
        return new RowResult(
                row.name(),
                row.paced(),
                row.conversations(),
                row.rate(),
                (after.at() - before.at()) / 1e9,
                ended,
                Spread.of(firstWords),
                Spread.of(added),
                floor,
                row.hasRate() ? Spread.of(lateness) : null,
                waited,
                opened,
                after.since(before, ended),
                faultCounts(log));
    }

    private boolean isWithin(long moment) {
        return moment - before.at() >= 0 && moment - after.at() < 0;
    }

    /** How often each fault occurred, by the fault's title. */
    static Map<String, Long> faultCounts(TurnLog log) {
        Map<String, Long> counts = new LinkedHashMap<>();
        log.faults().forEach((fault, count) -> counts.put(fault.title(), count));
        return counts;
    }
}
