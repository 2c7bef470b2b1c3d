package telecom.assistant.deploy.watch;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;

/** Runs the programs of Debian's package {@code prometheus}, which {@code ./test} installs if it has the permission. */
final class Promtool {

    private Promtool() {}

    /** The path of a program. If it is missing, the test is skipped; in continuous integration, the test fails. */
    static Path find(String program) {
        Optional<Path> found = Stream.of(System.getenv("PATH").split(":"))
                .map(folder -> Path.of(folder, program))
                .filter(Files::isExecutable)
                .findFirst();
        if (!"true".equals(System.getenv("CI"))) {
            Assumptions.assumeTrue(found.isPresent(), "no " + program + ": install the package prometheus");
        }
        assertThat(found).as("%s, of the package prometheus", program).isPresent();
        return found.orElseThrow();
    }

    /** Runs promtool, and fails with its output unless it succeeds. */
    static void run(String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(find("promtool").toString()));
        command.addAll(List.of(arguments));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as("%s%n%s", command, printed).isZero();
    }
}
