package telecom.assistant.benchmarks.load;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;

/**
 * The pieces of replies that a client received, in order, each with the number of the request to the model that it
 * comes from. Safe from any thread.
 */
final class Pieces {

    private static final Duration LIMIT = Duration.ofSeconds(30);

    private static final Piece WITHDRAWN = new Piece(-1, false);

    private final List<Piece> pieces = new ArrayList<>();
    private long newest;
    private long ended;

    /** Adds a piece that continues where the last one ended, unless it begins the reply. */
    void addSpoken(String piece) {
        add(piece, ReplyPatterns.isBeginning(piece));
    }

    /** Adds a piece that contains everything that came before. */
    void addCumulative(String piece) {
        add(piece, false);
    }

    private synchronized void add(String piece, boolean beginning) {
        long request = ReplyPatterns.generation(piece).orElse(0);
        if (request > 0) {
            pieces.add(new Piece(request, beginning));
            newest = Math.max(newest, request);
        }
        if (ReplyPatterns.isEnd(piece)) {
            ended = newest;
        }
        if (request > 0 || ended == newest) {
            notifyAll();
        }
    }

    /** The channel withdrew the reply that the client is showing. */
    synchronized void withdrawn() {
        pieces.add(WITHDRAWN);
    }

    synchronized int size() {
        return pieces.size();
    }

    synchronized long newest() {
        return newest;
    }

    /** Waits until {@code count} pieces of later replies have arrived, or the end of a later reply. */
    synchronized void awaitLater(long request, int count) {
        await(() -> ended > request
                || pieces.stream().filter(piece -> piece.request > request).count() >= count);
    }

    /** Waits until a later reply is complete. */
    synchronized void awaitEnd(long request) {
        await(() -> ended > request);
    }

    private void await(BooleanSupplier condition) {
        long deadline = System.nanoTime() + LIMIT.toNanos();
        while (!condition.getAsBoolean()) {
            long left = (deadline - System.nanoTime()) / 1_000_000;
            if (left <= 0) {
                throw new AssertionError("the reply did not arrive; the newest one answers request " + newest);
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
     * Counts what arrived of an interrupted reply from a position onwards. Pieces that were on their way continue the
     * reply. If the reply begins again, the channel knew of the interruption, because it no longer knew what it had
     * said.
     */
    synchronized Interruption after(int from, long interrupted) {
        int onTheWay = 0;
        int late = 0;
        boolean noticed = false;
        for (Piece piece : pieces.subList(from, pieces.size())) {
            noticed |= piece.request > interrupted || piece.equals(WITHDRAWN) || piece.beginning;
            if (piece.request == interrupted && noticed) {
                late++;
            } else if (piece.request == interrupted) {
                onTheWay++;
            }
        }
        return new Interruption(onTheWay, late);
    }

    /**
     * A piece of a reply.
     *
     * @param beginning whether it begins a spoken reply
     */
    private record Piece(long request, boolean beginning) {}
}
