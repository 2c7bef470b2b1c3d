package telecom.assistant.benchmarks.turns;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;

/**
 * What an engine waits for outside of its own code, by its own timers.
 *
 * @param commits transactions that were stored
 * @param commitSeconds from their begins to their ends, together
 * @param changes that they had in them
 * @param firstTokens requests of which the first token came
 * @param firstTokenSeconds until then, together
 */
record Waits(double commits, double commitSeconds, double changes, double firstTokens, double firstTokenSeconds) {

    private static final Duration LIMIT = Duration.ofSeconds(10);

    /** All since the engine's start. */
    static Waits of(String baseUrl) throws IOException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(baseUrl + "/q/metrics"))
                .timeout(LIMIT)
                .build();
        try {
            String metrics = HttpClient.newHttpClient()
                    .send(request, BodyHandlers.ofString())
                    .body();
            return new Waits(
                    sum(metrics, "assistant_store_commit_seconds_count"),
                    sum(metrics, "assistant_store_commit_seconds_sum"),
                    sum(metrics, "assistant_store_commit_changes_sum"),
                    sum(metrics, "assistant_model_first_token_seconds_count"),
                    sum(metrics, "assistant_model_first_token_seconds_sum"));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        }
    }

    /** Over all labels of a metric. */
    private static double sum(String metrics, String name) {
        return metrics.lines()
                .filter(line -> line.startsWith(name + "{") || line.startsWith(name + " "))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
                .sum();
    }

    Waits since(Waits before) {
        return new Waits(
                commits - before.commits,
                commitSeconds - before.commitSeconds,
                changes - before.changes,
                firstTokens - before.firstTokens,
                firstTokenSeconds - before.firstTokenSeconds);
    }

    double commitMillis() {
        return 1_000 * commitSeconds / commits;
    }

    double changesOfACommit() {
        return changes / commits;
    }

    double firstTokenMillis() {
        return 1_000 * firstTokenSeconds / firstTokens;
    }
}
