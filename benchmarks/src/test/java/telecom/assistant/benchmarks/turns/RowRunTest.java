package telecom.assistant.benchmarks.turns;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import telecom.assistant.benchmarks.chat.ChatClient;
import telecom.assistant.benchmarks.cpu.CpuMeter;
import telecom.assistant.benchmarks.turns.report.RowResult;
import telecom.assistant.local.model.ModelStandIn;
import telecom.assistant.local.model.Pace;
import telecom.assistant.local.process.Await;

/** Uses real sockets, the model's stand-in, and a fake application that only passes on the model's answers. */
class RowRunTest {

    private static final Duration BRIEF = Duration.ofMillis(400);
    private static final int CONVERSATIONS = 4;

    private final Vertx vertx = Vertx.vertx();
    private final ModelStandIn model = ModelStandIn.start(vertx, 0, Pace.INSTANT);
    private final FakeAssistant assistant = new FakeAssistant(vertx, model);
    private final ChatClient client = new ChatClient(assistant.baseUrl());
    private final CpuMeter meter =
            new CpuMeter(Map.of("gateway", ProcessHandle.current().pid()), "gateway");

    RowRunTest() {
        model.echoInTokens(Question.TOKENS);
    }

    @AfterEach
    void stop() {
        client.close();
        assistant.close();
        model.close();
        Await.done("the stand-ins cannot stop", vertx.close());
    }

    @Test
    void measuresUsersWhoAskAgainAtOnce() {
        RowResult row = measure(new Row(false, CONVERSATIONS, 0));

        assertThat(row.faults()).isEmpty();
        assertThat(row.turns()).isPositive();
        assertThat(row.added().p50())
                .isPositive()
                .isLessThanOrEqualTo(row.firstWords().p50());
        assertThat(row.lateness()).isNull();
    }

    @Test
    void measuresQuestionsThatArriveAtAFixedRate() {
        // Many more conversations than are busy at a time, so that no question waits even on a slow machine.
        RowResult row = measure(new Row(true, 128, 40));

        assertThat(row.faults()).isEmpty();
        assertThat(row.firstWords().count()).isBetween(8L, 17L);
        assertThat(row.firstWords().p50()).isGreaterThan(200);
        assertThat(row.added().p50()).isLessThan(row.firstWords().p50() - 150);
        assertThat(row.lateness().count()).isEqualTo(row.firstWords().count());
        assertThat(row.waited()).isZero();
        assertThat(row.openedMeanwhile()).isZero();
    }

    @Test
    void countsQuestionsThatFoundNoFreeConversation() {
        RowResult row = measure(new Row(true, 2, 40));

        assertThat(row.faults()).isEmpty();
        assertThat(row.waited()).isPositive();
        assertThat(row.lateness().p99()).isGreaterThan(100);
    }

    @Test
    void noticesThatRepliesComeTwice() {
        assistant.sendEachReply(2);

        assertThat(measure(new Row(false, CONVERSATIONS, 0)).faults()).containsKey(Fault.TWICE.title());
        assertThatThrownBy(() -> run(new Row(false, CONVERSATIONS, 0)).warmUp(100))
                .hasMessageContaining(Fault.TWICE.title());
    }

    private RowResult measure(Row row) {
        return run(row).measure(BRIEF, BRIEF, meter, null);
    }

    private RowRun run(Row row) {
        return new RowRun(client, model, new AtomicLong(), row);
    }
}
