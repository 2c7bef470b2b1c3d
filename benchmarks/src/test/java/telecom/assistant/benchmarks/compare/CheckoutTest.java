package telecom.assistant.benchmarks.compare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import telecom.assistant.local.process.StackFailure;

class CheckoutTest {

    @TempDir
    Path folder;

    private Path repository;
    private Path tree;
    private Commands commands;

    @BeforeEach
    void commitTwice() throws IOException {
        repository = Files.createDirectories(folder.resolve("repository"));
        tree = folder.resolve("tree");
        commands = new Commands(folder.resolve("git.log"));
        git("init", "--quiet");
        commit("one");
        commit("two");
    }

    @Test
    void hasTheFilesOfItsCommitUntilItIsClosed() throws IOException {
        try (Checkout unused = Checkout.of(repository, "HEAD~1", tree, commands)) {
            assertThat(tree.resolve("file")).hasContent("one");
        }

        assertThat(tree).doesNotExist();
    }

    @Test
    void removesWhatAnAbandonedRunLeftBehind() throws IOException {
        Checkout abandoned = Checkout.of(repository, "HEAD~1", tree, commands);

        try (Checkout unused = Checkout.of(repository, "HEAD", tree, commands)) {
            assertThat(abandoned).isNotNull();
            assertThat(tree.resolve("file")).hasContent("two");
        }
    }

    @Test
    void passesOnWhatGitSaysAboutAnUnknownCommit() {
        assertThatThrownBy(() -> Checkout.of(repository, "no-such-commit", tree, commands))
                .isInstanceOf(StackFailure.class)
                .hasMessageContaining("no-such-commit");
        assertThat(tree).doesNotExist();
    }

    private void commit(String content) throws IOException {
        Files.writeString(repository.resolve("file"), content);
        git("add", "file");
        git("-c", "user.name=Test", "-c", "user.email=test@example.com", "commit", "--quiet", "-m", content);
    }

    private void git(String... words) {
        List<String> command = new ArrayList<>(List.of("git", "-C", repository.toString()));
        command.addAll(List.of(words));
        commands.run(Duration.ofSeconds(30), command);
    }
}
