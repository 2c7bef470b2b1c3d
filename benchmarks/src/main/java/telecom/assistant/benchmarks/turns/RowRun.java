package telecom.assistant.benchmarks.turns;

import io.vertx.core.Future;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import java.util.stream.Stream;
import telecom.assistant.benchmarks.chat.ChatClient;
import telecom.assistant.benchmarks.cpu.CpuMeter;
import telecom.assistant.benchmarks.cpu.CpuReading;
import telecom.assistant.benchmarks.turns.report.RowResult;
import telecom.assistant.benchmarks.turns.report.Spread;
import telecom.assistant.local.model.ModelStandIn;

/** Measures one row: opens the chats, lets the conversations settle, measures, and waits for the last replies. */
final class RowRun {

    private static final long OPENING_LIMIT_SECONDS = 180;
    private static final long EVENT_LOOP_LIMIT_SECONDS = 30;
    private static final Duration WARM_UP_LIMIT = Duration.ofMinutes(20);
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final long PAUSE_NANOS = 1_000_000;

    /** Headroom above the rate that was seen while settling, because the application still becomes faster. */
    private static final double HEADROOM = 1.4;

    private final ChatClient client;
    private final ModelStandIn model;
    private final AtomicLong questions;
    private final Row row;
    private final TurnLog log = new TurnLog();
    private final UserPool pool;

    /** @param questions numbers the questions of the whole run */
    RowRun(ChatClient client, ModelStandIn model, AtomicLong questions, Row row) {
        this.client = client;
        this.model = model;
        this.questions = questions;
        this.row = row;
        this.pool = new UserPool(client, model, log);
    }

    /** Runs the given number of turns without measuring them; fails if one is not answered as it should be. */
    void warmUp(int turns) {
        model.pace(row.pace());
        open(row.conversations());
        LoadGenerator generator = begin();
        long end = log.count() + turns;
        boolean done = await(() -> log.count() >= end || log.hasFaults(), WARM_UP_LIMIT);
        end(generator);
        if (!done || log.hasFaults()) {
            throw new IllegalStateException("warm-up: " + log.count() + " turns; faults: "
                    + RowFigures.faultCounts(log) + " (expected: " + turns + " within " + WARM_UP_LIMIT.toMinutes()
                    + " min, all of them answered)");
        }
    }

    /** @param floor measures how long Kafka alone takes while a row with a rate runs; null for other rows */
    RowResult measure(Duration settling, Duration time, CpuMeter meter, Floor floor) {
        model.pace(row.pace());
        double turns = expectedRate(settling) * seconds(settling.plus(time));
        open(row.conversations() + (int) (turns * HEADROOM / ChatUser.TURNS));
        LoadGenerator generator = begin();
        if (floor != null) {
            floor.begin(new Arrivals(row.rate(), System.nanoTime()).shiftedByHalfInterval());
        }
        pause(settling);
        long openedBefore = onLoop(pool::openedLate);
        long waitedBefore = generator.questionsThatWaited();
        if (floor != null) {
            floor.record();
        }
        CpuReading before = meter.read();
        pause(time);
        CpuReading after = meter.read();
        if (floor != null) {
            floor.stopRecording();
        }
        long waited = generator.questionsThatWaited() - waitedBefore;
        long opened = onLoop(pool::openedLate) - openedBefore;
        end(generator);
        Spread kafkaAlone = floor == null ? null : Spread.of(floor.latencies());
        return new RowFigures(before, after, waited, opened, kafkaAlone).result(row, log);
    }

    /** The expected turns a second. In a closed loop, half of the settling time is spent on finding this out. */
    private double expectedRate(Duration settling) {
        if (row.hasRate()) {
            return row.rate();
        }
        open(row.conversations());
        long before = log.count();
        long start = System.nanoTime();
        LoadGenerator generator = begin();
        pause(settling.dividedBy(2));
        double rate = (log.count() - before) * 1e9 / (System.nanoTime() - start);
        end(generator);
        return rate;
    }

    private LoadGenerator begin() {
        List<Speaker> speakers = Stream.generate(() -> new Speaker(pool, questions, log))
                .limit(row.conversations())
                .toList();
        LoadGenerator generator = row.hasRate()
                ? new OpenLoop(client, speakers, new Arrivals(row.rate(), System.nanoTime()))
                : new ClosedLoop(speakers);
        client.execute(generator::start);
        return generator;
    }

    /**
     * Stops asking and waits for the last replies. A question without a reply after {@link #PATIENCE} counts as lost.
     */
    private void end(LoadGenerator generator) {
        onLoop(() -> {
            generator.stop();
            return true;
        });
        if (!await(() -> !onLoop(pool::isAnybodyWaiting), PATIENCE)) {
            onLoop(() -> {
                pool.giveUp();
                return true;
            });
        }
        client.call(pool::close, OPENING_LIMIT_SECONDS);
    }

    private void open(int count) {
        client.call(() -> pool.prepare(count), OPENING_LIMIT_SECONDS);
    }

    private <T> T onLoop(Supplier<T> work) {
        return client.call(() -> Future.succeededFuture(work.get()), EVENT_LOOP_LIMIT_SECONDS);
    }

    private static double seconds(Duration time) {
        return time.toNanos() / 1e9;
    }

    private static void pause(Duration time) {
        long end = System.nanoTime() + time.toNanos();
        for (long left = time.toNanos(); left > 0; left = end - System.nanoTime()) {
            LockSupport.parkNanos(left);
        }
    }

    /** Waits until a condition holds; false if it does not within the limit. */
    private static boolean await(BooleanSupplier condition, Duration limit) {
        long deadline = System.nanoTime() + limit.toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() - deadline >= 0) {
                return false;
            }
            LockSupport.parkNanos(PAUSE_NANOS);
        }
        return true;
    }
}
