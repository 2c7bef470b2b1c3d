package telecom.assistant.channel.web.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.UniEmitter;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class LaneTest {

    private final Lane lane = new Lane();
    private final List<String> done = new ArrayList<>();

    @Test
    void startsAStepWhenTheOneBeforeHasEnded() {
        Held first = new Held();
        run("first", first.uni());
        run("second", Uni.createFrom().item("ok"));

        assertThat(done).isEmpty();
        assertThat(lane.waiting()).isEqualTo(1);

        first.complete();

        assertThat(done).containsExactly("first", "second");
        assertThat(lane.isIdle()).isTrue();
    }

    @Test
    void goesOnAfterAFailure() {
        Held first = new Held();
        run("first", first.uni());
        run("thrown", Uni.createFrom().deferred(() -> {
            throw new IllegalStateException("broken");
        }));
        run("second", Uni.createFrom().item("ok"));

        first.fail();

        assertThat(done).containsExactly("first failed", "thrown failed", "second");
    }

    @Test
    void aLongQueueOfShortStepsDoesNotDeepenTheStack() {
        Held first = new Held();
        run("first", first.uni());
        for (int i = 0; i < 20_000; i++) {
            run("short", Uni.createFrom().item("ok"));
        }

        first.complete();

        assertThat(done).hasSize(20_001);
    }

    private void run(String name, Uni<String> step) {
        lane.run(() -> step).subscribe().with(item -> done.add(name), failure -> done.add(name + " failed"));
    }

    private static final class Held {

        private UniEmitter<? super String> emitter;

        Uni<String> uni() {
            return Uni.createFrom().emitter(started -> emitter = started);
        }

        void complete() {
            emitter.complete("ok");
        }

        void fail() {
            emitter.fail(new IllegalStateException("broken"));
        }
    }
}
