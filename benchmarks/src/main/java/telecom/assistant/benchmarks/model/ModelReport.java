package telecom.assistant.benchmarks.model;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import telecom.assistant.benchmarks.latency.Latencies;

/**
 * The result of a run of the model benchmark, as Markdown.
 *
 * @param unmet which of the model client's promises were broken, in words
 */
public record ModelReport(
        ModelPlan plan, List<PacedPair> paced, CancelledStreams cancelled, InstantStreams instant, List<String> unmet) {

    private static final String ROW = "| %s | %.1f %s | %.1f %s | %+.1f %s |%n";

    public ModelReport {
        paced = List.copyOf(paced);
        unmet = List.copyOf(unmet);
    }

    public boolean arePromisesKept() {
        return unmet.isEmpty();
    }

    public String markdown() {
        return format(
                        "200 ms to the first token and 10 ms between tokens, on %d processors shared with the tier's"
                                + " stand-in. Where they cannot keep up, tokens queue, even on the bare sockets.%n",
                        Runtime.getRuntime().availableProcessors())
                + paced.stream().map(ModelReport::table).collect(Collectors.joining())
                + cancels()
                + instants()
                + verdict();
    }

    private static String table(PacedPair pair) {
        PacedStreams socket = pair.socket();
        PacedStreams client = pair.client();
        return format("%n| %d streams at once | %s | %s | added |%n", client.streams(), socket.title(), client.title())
                + "|---|---:|---:|---:|\n"
                + latency("first token, p50", socket.firstToken(), client.firstToken(), 50)
                + latency("first token, p99", socket.firstToken(), client.firstToken(), 99)
                + latency("between tokens, p50", socket.betweenTokens(), client.betweenTokens(), 50)
                + latency("between tokens, p99", socket.betweenTokens(), client.betweenTokens(), 99)
                + row("CPU a token", "µs", socket.cpuMicrosPerToken(), client.cpuMicrosPerToken())
                + row("heap a stream", "KiB", kibibytes(socket), kibibytes(client))
                + format("| threads started for the streams | %d | %d | |%n", socket.newThreads(), client.newThreads());
    }

    private String cancels() {
        return format(
                "%n%d streams cancelled at random points, %d of them before the first token: the tier saw %d of them"
                        + " aborted.%n",
                cancelled.streams(), cancelled.beforeFirstToken(), cancelled.aborts());
    }

    private String instants() {
        return format(
                "%n%d instant streams through %d connections (limit %d): %.0f streams and %.0f tokens a second.%n",
                instant.streams(),
                instant.connections(),
                plan.connections(),
                instant.streamsPerSecond(),
                instant.streamsPerSecond() * instant.tokens() / instant.streams());
    }

    private String verdict() {
        return arePromisesKept()
                ? "\nEvery stream is what the tier sent: none lost, none mixed up, none cut.\n"
                : "\nPromises broken:\n\n- " + String.join("\n- ", unmet) + "\n";
    }

    private static String latency(String what, Latencies socket, Latencies client, int percent) {
        return row(what, "ms", socket.millis(percent), client.millis(percent));
    }

    private static String row(String what, String unit, double socket, double client) {
        return format(ROW, what, socket, unit, client, unit, client - socket, unit);
    }

    private static double kibibytes(PacedStreams paced) {
        return paced.heapBytesPerStream() / 1024.0;
    }

    private static String format(String form, Object... arguments) {
        return String.format(Locale.ROOT, form, arguments);
    }
}
