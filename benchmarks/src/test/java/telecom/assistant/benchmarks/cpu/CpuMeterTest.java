package telecom.assistant.benchmarks.cpu;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CpuMeterTest {

    @TempDir
    Path proc;

    @Test
    void countsAProcessWithAllItsDescendants() throws IOException {
        process(10, 1, 100);
        process(11, 10, 20);
        process(12, 11, 3);
        process(13, 1, 4000);

        assertThat(new Proc(proc).treeTicks(10, List.of())).isEqualTo(123);
    }

    /** The benchmark starts the processes that it measures. */
    @Test
    void doesNotCountAChildThatIsMeasuredItself() throws IOException {
        process(10, 1, 100);
        process(11, 10, 20);
        process(12, 11, 3);

        CpuReading reading = new CpuMeter(proc, Map.of("users", 10L, "gateway", 11L), "gateway").read();

        assertThat(reading.ticks()).isEqualTo(Map.of("users", 100L, "gateway", 23L));
    }

    @Test
    void countsTheCompilerSeparately() throws IOException {
        process(10, 1, 1000);
        thread(10, 10, "java", 700);
        thread(10, 21, "C2 CompilerThre", 300);
        CpuMeter meter = new CpuMeter(proc, Map.of("gateway", 10L), "gateway");
        CpuReading before = meter.read();
        process(10, 1, 1500);
        thread(10, 21, "C2 CompilerThre", 400);
        thread(10, 22, "C1 CompilerThre", 50);

        CpuReading after = at(meter.read(), before.at() + 10_000_000_000L);

        // 500 ticks of 10 ms, 150 of them in the compiler, for 1,000 turns in 10 s.
        assertThat(after.since(before, 1_000))
                .containsExactly(
                        new CpuUse("gateway", 3.5, 0.35), new CpuUse("gateway" + CpuReading.COMPILER, 1.5, 0.15));
    }

    @Test
    void countsNothingForAProcessThatHasEnded() {
        CpuReading reading = new CpuMeter(proc, Map.of("gateway", 10L), "gateway").read();

        assertThat(reading.ticks()).isEqualTo(Map.of("gateway", 0L));
    }

    @Test
    void hasNoTimePerTurnIfThereWereNoTurns() {
        CpuReading before = new CpuReading(0, Map.of("broker", 1L), "gateway", Map.of());
        CpuReading after = new CpuReading(1_000_000_000, Map.of("broker", 11L), "gateway", Map.of());

        assertThat(after.since(before, 0)).isEqualTo(List.of(new CpuUse("broker", 0, 0.1)));
    }

    private static CpuReading at(CpuReading reading, long at) {
        return new CpuReading(at, reading.ticks(), reading.jvm(), reading.compilerTicks());
    }

    private void process(long pid, long parent, long ticks) throws IOException {
        write(proc.resolve(Long.toString(pid)), "java", parent, ticks);
    }

    private void thread(long pid, long thread, String name, long ticks) throws IOException {
        write(proc.resolve(pid + "/task/" + thread), name, 1, ticks);
    }

    private static void write(Path folder, String name, long parent, long ticks) throws IOException {
        Files.createDirectories(folder);
        Files.writeString(
                folder.resolve("stat"),
                "1 (%s) S %d 0 0 0 -1 0 0 0 0 0 %d 0 0 0 20 0 1 0 0".formatted(name, parent, ticks));
    }
}
