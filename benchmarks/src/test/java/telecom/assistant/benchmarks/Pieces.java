package telecom.assistant.benchmarks;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The pieces of replies that came to one client, in order, each by the number of the model's request that it is of.
 * Safe from any thread.
 */
final class Pieces {

    private static final Pattern NUMBER = Pattern.compile("(?:Answer |[a-z]-)(\\d+)");
    private static final Duration LIMIT = Duration.ofSeconds(30);

    private static final long WITHDRAWN = -1;

    private final List<Long> generations = new ArrayList<>();
    private long newest;
    private long ended;

    synchronized void add(String piece) {
        long generation = 0;
        Matcher number = NUMBER.matcher(piece);
        while (number.find()) {
            generation = Long.parseLong(number.group(1));
        }
        if (generation > 0) {
            generations.add(generation);
            newest = Math.max(newest, generation);
        }
        if (piece.endsWith("Over.")) {
            ended = newest;
        }
        if (generation > 0 || ended == newest) {
            notifyAll();
        }
    }

    /** The client was told that the reply which it is being shown is void. */
    synchronized void withdrawn() {
        generations.add(WITHDRAWN);
    }

    synchronized int size() {
        return generations.size();
    }

    synchronized long newest() {
        return newest;
    }

    /** Waits until so many pieces of a later reply than this one have come. */
    synchronized void awaitLater(long generation, int pieces) {
        await(() -> generations.stream().filter(each -> each > generation).count() >= pieces);
    }

    /** Waits until a later reply than this one has come to its end. */
    synchronized void awaitEnd(long generation) {
        await(() -> ended > generation);
    }

    private void await(BooleanSupplier condition) {
        long deadline = System.nanoTime() + LIMIT.toNanos();
        while (!condition.getAsBoolean()) {
            long left = (deadline - System.nanoTime()) / 1_000_000;
            if (left <= 0) {
                throw new AssertionError("the reply did not come; the newest is to request " + newest);
            }
            try {
                wait(left);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new AssertionError(e);
            }
        }
    }

    /** What came of a reply from a place in the order on. */
    synchronized Interruption after(int from, long interrupted) {
        int onTheWay = 0;
        int late = 0;
        boolean begun = false;
        for (long generation : generations.subList(from, generations.size())) {
            begun |= generation > interrupted || generation == WITHDRAWN;
            if (generation == interrupted && begun) {
                late++;
            } else if (generation == interrupted) {
                onTheWay++;
            }
        }
        return new Interruption(onTheWay, late);
    }
}
