package telecom.assistant.deploy.watch;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import telecom.assistant.deploy.Repository;

/**
 * Runs commands from docs/runbook.md exactly as written there: those that ask for a node's health and metrics, because
 * those for Kubernetes need a cluster.
 */
final class Runbook {

    private static final Pattern BLOCK = Pattern.compile("(?s)```bash\\n(.*?)```");

    private Runbook() {}

    /** The commands in a section, of which each takes one line. */
    static List<String> commands(String section) {
        String text = Repository.read("docs/runbook.md");
        int from = text.indexOf("\n## " + section + "\n");
        int to = text.indexOf("\n## ", from + 1);
        List<String> commands = new ArrayList<>();
        BLOCK.matcher(text.substring(from, to)).results().forEach(block -> block.group(1)
                .lines()
                .filter(line -> line.startsWith("curl -s $MANAGEMENT/q/"))
                .forEach(commands::add));
        return commands;
    }

    /** Runs a command and returns its output; fails unless the command succeeds. */
    static String run(String command, String management) throws IOException, InterruptedException {
        ProcessBuilder shell = new ProcessBuilder("bash", "-o", "pipefail", "-c", command).redirectErrorStream(true);
        shell.environment().put("MANAGEMENT", management);
        Process process = shell.start();
        String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (process.waitFor() != 0) {
            throw new AssertionError(command + " failed: " + printed);
        }
        return printed;
    }
}
