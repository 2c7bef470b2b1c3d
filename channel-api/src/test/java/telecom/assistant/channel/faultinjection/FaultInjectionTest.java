package telecom.assistant.channel.faultinjection;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CyclicBarrier;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FaultInjectionTest {

    @TempDir
    Path temporary;

    private StopPointFolder folder;
    private final List<StopAction> done = new CopyOnWriteArrayList<>();
    private FaultInjection faults;

    @BeforeEach
    void start() {
        folder = new StopPointFolder(temporary.resolve("points"));
        faults = FaultInjection.withStopPoints(folder, done::add);
    }

    @Test
    void carriesOutTheActionOfAnArmedPointAndRecordsTheProcess() {
        folder.arm(StopPoint.CUT_STORED, StopAction.STOP);
        assertThat(folder.reachedBy(StopPoint.CUT_STORED)).isEmpty();

        faults.reached(StopPoint.CUT_STORED);

        assertThat(done).containsExactly(StopAction.STOP);
        assertThat(folder.reachedBy(StopPoint.CUT_STORED))
                .hasValue(ProcessHandle.current().pid());
    }

    @Test
    void actsOnceEachTimeAPointIsArmed() {
        folder.arm(StopPoint.REPLY_SENT, StopAction.KILL);
        faults.reached(StopPoint.REPLY_SENT);
        faults.reached(StopPoint.REPLY_SENT);
        assertThat(done).containsExactly(StopAction.KILL);

        folder.arm(StopPoint.REPLY_SENT, StopAction.STOP);
        assertThat(folder.reachedBy(StopPoint.REPLY_SENT)).isEmpty();
        faults.reached(StopPoint.REPLY_SENT);

        assertThat(done).containsExactly(StopAction.KILL, StopAction.STOP);
    }

    @Test
    void doesNothingAtAPointThatIsNotArmed() {
        faults.reached(StopPoint.REPLY_STORED);
        folder.arm(StopPoint.REPLY_SENT, StopAction.KILL);
        folder.disarm(StopPoint.REPLY_SENT);
        folder.arm(StopPoint.CUT_STORED, StopAction.KILL);

        faults.reached(StopPoint.REPLY_SENT);

        assertThat(done).isEmpty();
    }

    @RepeatedTest(20)
    void stopsOnlyOneOfTwoThatReachAPointAtOnce() {
        folder.arm(StopPoint.FIRST_PIECE_SENT, StopAction.STOP);
        CyclicBarrier together = new CyclicBarrier(2);

        CompletableFuture.allOf(Stream.of(faults, FaultInjection.withStopPoints(folder, done::add))
                        .map(each -> CompletableFuture.runAsync(
                                () -> reach(each, together), task -> new Thread(task).start()))
                        .toArray(CompletableFuture[]::new))
                .join();

        assertThat(done).containsExactly(StopAction.STOP);
    }

    private static void reach(FaultInjection faults, CyclicBarrier together) {
        try {
            together.await();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
        faults.reached(StopPoint.FIRST_PIECE_SENT);
    }

    @Test
    void injectsNothingWhenOff() {
        FaultInjection.off().reached(StopPoint.CUT_STORED);

        assertThat(FaultInjection.off().brokenRule()).isEqualTo(BrokenRule.NONE);
    }
}
