package telecom.assistant.benchmarks.engine;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;

/**
 * How long an engine waits for the database and the model, from its own metrics.
 *
 * @param commits how many transactions were committed
 * @param commitSeconds how long they took in total
 * @param changes how many changes they contained
 * @param firstTokens how many requests got a first token
 * @param firstTokenSeconds how long that took in total
 */
record Waits(double commits, double commitSeconds, double changes, double firstTokens, double firstTokenSeconds) {

    private static final Duration LIMIT = Duration.ofSeconds(10);

    /** Everything since the engine started. */
    static Waits of(String managementUrl) throws IOException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(managementUrl + "/q/metrics"))
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

    /** The sum over all labels of a metric. */
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

    double changesPerCommit() {
        return changes / commits;
    }

    double firstTokenMillis() {
        return 1_000 * firstTokenSeconds / firstTokens;
    }
}
