package telecom.assistant.benchmarks.model;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import telecom.assistant.local.process.StackFailure;

/** Streams that are opened one after another within a given time and then run at the same time. */
final class Wave {

    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private final List<Track> tracks = new ArrayList<>();
    private final ConcurrentLinkedQueue<Runnable> cancels = new ConcurrentLinkedQueue<>();
    private final CountDownLatch begun;
    private final CountDownLatch over;

    private Wave(int streams) {
        this.begun = new CountDownLatch(streams);
        this.over = new CountDownLatch(streams);
    }

    static Wave begin(Loops loops, StreamSource source, int streams, Duration within) {
        Wave wave = new Wave(streams);
        for (int i = 0; i < streams; i++) {
            Track track = new Track(i, wave::tokenArrived, ended -> wave.over.countDown());
            wave.tracks.add(track);
            loops.run(i, within.toMillis() * i / streams, () -> wave.cancels.add(source.begin(track)));
        }
        return wave;
    }

    private void tokenArrived(Track track) {
        if (track.tokens() == 1) {
            begun.countDown();
        }
    }

    /** Waits until each stream has had its first token, but at most a minute. */
    void awaitBegun() {
        await(begun);
    }

    /** Waits until each stream has ended, but at most a minute: a stream that has not ended by then is lost. */
    List<Track> awaitOver() {
        await(over);
        return tracks;
    }

    private static void await(CountDownLatch latch) {
        try {
            boolean unused = latch.await(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StackFailure("interrupted while streams ran", e);
        }
    }

    /** Cancels all the streams. */
    void cancel() {
        cancels.forEach(Runnable::run);
    }
}
