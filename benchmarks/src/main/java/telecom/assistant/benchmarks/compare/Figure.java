package telecom.assistant.benchmarks.compare;

import java.util.List;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import telecom.assistant.benchmarks.cpu.CpuReading;
import telecom.assistant.benchmarks.cpu.CpuUse;
import telecom.assistant.benchmarks.turns.report.RowResult;
import telecom.assistant.benchmarks.turns.report.Spread;
import telecom.assistant.benchmarks.turns.report.TurnsResult;

/**
 * A figure that is compared in each row of the results.
 *
 * @param value reads the figure from a row; NaN if the row does not have it
 */
record Figure(String title, ToDoubleFunction<RowResult> value) {

    /** All figures, in the order of the table. */
    static final List<Figure> ALL = List.of(
            new Figure("turns/s", RowResult::turnsPerSecond),
            of("first words p50, ms", RowResult::firstWords, Spread::p50),
            of("first words p99, ms", RowResult::firstWords, Spread::p99),
            of("added p50, ms", RowResult::added, Spread::p50),
            of("added p99, ms", RowResult::added, Spread::p99),
            of("Kafka alone p50, ms", RowResult::floor, Spread::p50),
            of("Kafka alone p99, ms", RowResult::floor, Spread::p99),
            cpu(TurnsResult.GATEWAY),
            cpu(TurnsResult.GATEWAY + CpuReading.COMPILER),
            cpu(TurnsResult.BROKER),
            cpu(TurnsResult.DATABASE));

    private static Figure of(String title, Function<RowResult, Spread> spread, ToDoubleFunction<Spread> value) {
        return new Figure(title, row -> {
            Spread found = spread.apply(row);
            return found == null ? Double.NaN : value.applyAsDouble(found);
        });
    }

    private static Figure cpu(String process) {
        return new Figure(
                process + " CPU, ms a turn",
                row -> row.cpu(process).map(CpuUse::millisPerTurn).orElse(Double.NaN));
    }

    double valueIn(RowResult row) {
        return value.applyAsDouble(row);
    }
}
