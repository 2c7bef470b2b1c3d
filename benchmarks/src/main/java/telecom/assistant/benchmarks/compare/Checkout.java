package telecom.assistant.benchmarks.compare;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import telecom.assistant.local.process.Folders;

/** A checkout of a commit in its own work tree, which {@link #close} removes. */
final class Checkout implements AutoCloseable {

    private static final Duration GIT_LIMIT = Duration.ofMinutes(2);
    private static final Duration BUILD_LIMIT = Duration.ofMinutes(30);
    private static final String JAR = "assistant-gateway/target/quarkus-app/quarkus-run.jar";

    private final Path repository;
    private final Path folder;
    private final Commands commands;

    private Checkout(Path repository, Path folder, Commands commands) {
        this.repository = repository;
        this.folder = folder;
        this.commands = commands;
    }

    /** Checks out a commit. Anything that an interrupted run left in the folder is removed first. */
    static Checkout of(Path repository, String commit, Path folder, Commands commands) throws IOException {
        Checkout checkout = new Checkout(repository, folder.toAbsolutePath().normalize(), commands);
        Folders.delete(checkout.folder);
        checkout.worktree("prune");
        checkout.worktree("add", "--detach", checkout.folder.toString(), commit);
        return checkout;
    }

    private void worktree(String... arguments) {
        List<String> command = new ArrayList<>(List.of("git", "-C", repository.toString(), "worktree"));
        command.addAll(List.of(arguments));
        commands.run(GIT_LIMIT, command);
    }

    /** Builds the application, without its tests; returns its jar. */
    Path build() {
        commands.run(
                BUILD_LIMIT,
                List.of(
                        "mvn",
                        "-B",
                        "-q",
                        "-f",
                        folder.resolve("pom.xml").toString(),
                        "-Dmaven.test.skip=true",
                        "-Dspotless.check.skip=true",
                        "-pl",
                        "assistant-gateway",
                        "-am",
                        "package"));
        return folder.resolve(JAR);
    }

    @Override
    public void close() {
        worktree("remove", "--force", folder.toString());
    }
}
