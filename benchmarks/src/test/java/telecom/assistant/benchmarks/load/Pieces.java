package telecom.assistant.benchmarks;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import telecom.assistant.benchmarks.load.SystemWords;

/**
 * The pieces of replies that came to one client, in order, each by the number of the model's request that it is of.
 * Safe from any thread.
 */
final class Pieces {

    private static final Duration LIMIT = Duration.ofSeconds(30);

    private static final Piece WITHDRAWN = new Piece(-1, false);

    private final List<Piece> pieces = new ArrayList<>();
    private long newest;
    private long ended;

    /** A piece that goes on where the last one ended, unless it begins the reply. */
    void addSpoken(String piece) {
        add(piece, SystemWords.isBeginning(piece));
    }

    /** A piece that has all in it that came before. */
    void addGrown(String piece) {
        add(piece, false);
    }

    private synchronized void add(String piece, boolean beginning) {
        long generation = SystemWords.generation(piece).orElse(0);
        if (generation > 0) {
            pieces.add(new Piece(generation, beginning));
            newest = Math.max(newest, generation);
        }
        if (SystemWords.isEnd(piece)) {
            ended = newest;
        }
        if (generation > 0 || ended == newest) {
            notifyAll();
        }
    }

    /** The client was told that the reply which it is being shown is void. */
    synchronized void withdrawn() {
        pieces.add(WITHDRAWN);
    }

    synchronized int size() {
        return pieces.size();
    }

    synchronized long newest() {
        return newest;
    }

    /** Waits until so many pieces of a later reply than this one have come, or all that there are of it. */
    synchronized void awaitLater(long generation, int count) {
        await(() -> ended > generation
                || pieces.stream()
                                .filter(piece -> piece.generation > generation)
                                .count()
                        >= count);
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

    /**
     * What came of a reply from a place in the order on. What was on its way goes on where it was; a beginning that comes
     * then has been spoken by a channel that knew of the interruption, since it had forgotten what it had said.
     */
    synchronized Interruption after(int from, long interrupted) {
        int onTheWay = 0;
        int late = 0;
        boolean begun = false;
        for (Piece piece : pieces.subList(from, pieces.size())) {
            begun |= piece.generation > interrupted || piece.equals(WITHDRAWN) || piece.beginning;
            if (piece.generation == interrupted && begun) {
                late++;
            } else if (piece.generation == interrupted) {
                onTheWay++;
            }
        }
        return new Interruption(onTheWay, late);
    }

    /**
     * A piece.
     *
     * @param beginning whether a spoken reply begins with it
     */
    private record Piece(long generation, boolean beginning) {}
}
