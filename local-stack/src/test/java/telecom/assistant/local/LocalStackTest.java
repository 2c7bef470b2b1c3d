package telecom.assistant.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import telecom.assistant.local.process.StackFailure;

class LocalStackTest {

    @TempDir
    private Path folder;

    @Test
    void omitsPartsThatTheEnvironmentProvides() {
        Map<String, String> environment =
                Map.of("MODEL_BASE_URL", "http://10.0.0.1/v1", "KAFKA_BOOTSTRAP_SERVERS", " ");

        assertThat(Part.missingFrom(environment))
                .containsExactlyInAnyOrder(Part.KAFKA, Part.POSTGRES, Part.SMSC, Part.BSS, Part.LOG_IN);
    }

    @Test
    void startsOnlyTheRequestedPartsAndNamesTheStandIns() {
        StackOptions options = StackOptions.in(folder).withParts(Set.of(Part.MODEL));

        try (LocalStack stack = LocalStack.start(options)) {
            assertThat(stack.settings())
                    .containsEntry("MODEL_BASE_URL", stack.model().baseUrl())
                    .containsEntry("ASSISTANT_DEMO_STAND_INS", "model")
                    .doesNotContainKey("KAFKA_BOOTSTRAP_SERVERS");
            assertThatThrownBy(stack::kafka).isInstanceOf(IllegalStateException.class);
        }
    }

    @Test
    void refusesASecondStackInTheSameFolder() {
        StackOptions options = StackOptions.in(folder).withParts(Set.of());

        try (LocalStack first = LocalStack.start(options)) {
            assertThat(first.parts()).isEmpty();
            assertThatThrownBy(() -> LocalStack.start(options))
                    .isInstanceOf(StackFailure.class)
                    .hasMessageContaining("another local stack");
        }
    }

    @Test
    void discardsKeptDataOnlyOnRequest() throws Exception {
        Path kept = Files.createDirectories(folder.resolve("data/kafka")).resolve("log");
        Files.writeString(kept, "kept");
        StackOptions options = StackOptions.in(folder).withParts(Set.of());

        LocalStack.start(options).close();
        assertThat(kept).exists();
        LocalStack.start(options.withFresh(true)).close();
        assertThat(kept).doesNotExist();
    }

    @Test
    void readsTheCommandLine() {
        assertThat(CommandLine.parse()).isEqualTo(new CommandLine(CommandLine.Command.RUN, false));
        assertThat(CommandLine.parse("stack", "--fresh")).isEqualTo(new CommandLine(CommandLine.Command.STACK, true));
        assertThatThrownBy(() -> CommandLine.parse("--frsh")).hasMessageContaining("--frsh");
    }
}
