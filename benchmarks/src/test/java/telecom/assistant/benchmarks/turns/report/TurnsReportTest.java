package telecom.assistant.benchmarks.turns.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TurnsReportTest {

    private final TurnsResult result = Results.run();

    @Test
    void tabulatesSpeedAndCpuTime() {
        assertThat(TurnsMarkdown.of(result))
                .contains("| instant-256 | instant | 256 | 500 | 250.1 / 495.2 |")
                .contains("| rate | paced | 64 | 100 |")
                .contains("| rate | 2.50 (1.25) | 0.25 (0.13) | 0.50 (0.25) | 0.75 (0.38) | 1.00 (0.50) |")
                .contains("Every reply came once");
    }

    @Test
    void comparesTheAddedTimeWithTheFloor() {
        assertThat(TurnsMarkdown.of(result))
                .contains("At 100 turns a second")
                .contains("| Kafka alone | 1.0 | 2.0 |")
                .contains("| Kafka alone × 1.5 | 1.5 | 3.0 |")
                .contains("| Kafka alone + 3 ms | 4.0 | 5.0 |")
                .contains("4 questions waited for a free conversation");
    }

    @Test
    void statesTheConditions() {
        assertThat(TurnsMarkdown.of(result))
                .contains("| date | 2026-01-02T03:04:05Z |")
                .contains("| machine | 2 cores, 24,000 MiB")
                .contains("| kernel | Linux 6 amd64 |")
                .contains("| JDK | OpenJDK 17 |")
                .contains("| gateway's JVM | -Xmx640m |")
                .contains("opened while a row was measured | {instant-256=3} |");
    }

    @Test
    void saysWhatWasWrong() {
        TurnsResult bad = Results.run(Results.closed(10, Map.of("without a reply", 2L)));

        assertThat(bad.allAnswered()).isFalse();
        assertThat(TurnsMarkdown.of(bad))
                .contains("Not every turn")
                .contains("- instant-256: 10 turns; faults: 2 without a reply");
    }

    @Test
    void canBeReadBackFromItsJson(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("turns.json"), TurnsJson.of(result));

        assertThat(TurnsJson.read(file)).isEqualTo(result);
    }

    @Test
    void isASelfContainedPage() {
        String[] parts = TurnsPage.of(Results.run(Results.closed(10, Map.of("</script>", 1L)), Results.rated()))
                .split("</script>", -1);

        assertThat(parts)
                .as("around the two scripts: that of the plots and that of the page")
                .hasSize(3);
        assertThat(parts[0].contains("<link") || parts[0].contains("<script src"))
                .as("something to load")
                .isFalse();
        assertThat(parts[0].contains("Apache Software Foundation")).isTrue();
        assertThat(parts[1])
                .contains("\"name\" : \"instant-256\"")
                .contains("\\u003c/script>")
                .contains("const percents = [1.0, 2.0,")
                .doesNotContain("/*RESULT*/");
    }
}
