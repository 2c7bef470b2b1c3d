package telecom.assistant.gateway.reply;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.smallrye.mutiny.Multi;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import telecom.assistant.channel.Channel;
import telecom.assistant.gateway.FakeModel;
import telecom.assistant.gateway.FakeTimers;
import telecom.assistant.gateway.Settings;
import telecom.assistant.gateway.tool.TestTools;
import telecom.assistant.gateway.tool.TurnTools;
import telecom.assistant.model.ChatMessage;
import telecom.assistant.model.FinishReason;
import telecom.assistant.model.ModelChunk;
import telecom.assistant.model.ModelClient;
import telecom.assistant.model.ModelFailure;
import telecom.assistant.model.ModelRequest;
import telecom.assistant.model.Purpose;
import telecom.assistant.model.tokens.TokenEstimate;

class ReplyStreamTest {

    private static final String DISCLOSURE = "[AI] ";
    private static final ModelRequest REQUEST = ModelRequest.of(
                    Purpose.REPLY, List.of(new ChatMessage.User("[web] 요금")))
            .withTools(TestTools.transferOnly().specs());

    private final FakeModel model = new FakeModel();
    private final List<String> deltas = new ArrayList<>();
    private final List<ReplyOutcome> outcomes = new ArrayList<>();
    private final FakeTimers timers = new FakeTimers();
    private final MeterRegistry meters = new SimpleMeterRegistry();
    private final TurnTools tools = TestTools.transferOnly().forTurn("turn", TestTools.caller(Channel.WEB));

    @Test
    void beginsWithThePrefixOnce() {
        started(DISCLOSURE).say("3만 ", "원입니다").finish();

        assertThat(deltas).containsExactly("[AI] 3만 ");
        assertThat(outcomes).extracting(ReplyOutcome::text).containsExactly("[AI] 3만 원입니다");
    }

    @Test
    void sendsNoPrefixBeforeTheModelSpeaks() {
        started(DISCLOSURE);

        assertThat(deltas).isEmpty();
    }

    @Test
    void dropsWhiteSpaceBeforeTheFirstWord() {
        started("").say("\n", "  ", " 네").finish();

        assertThat(outcomes).extracting(ReplyOutcome::text).containsExactly("네");
    }

    @Test
    void keepsWhiteSpaceAfterTheFirstWord() {
        started("").say("네", " ", "고객님").finish();

        assertThat(outcomes).extracting(ReplyOutcome::text).containsExactly("네 고객님");
    }

    @Test
    void handsThinkingToNobody() {
        started("").think("사용자는 요금을 묻는다").say("네").finish();

        assertThat(deltas).containsExactly("네");
    }

    @Test
    void endsInTheWholeTextOfTheAnswer() {
        started(DISCLOSURE).say("네").finish();

        assertThat(outcomes).singleElement().isInstanceOfSatisfying(ReplyOutcome.Answered.class, answered -> {
            assertThat(answered.text()).isEqualTo("[AI] 네");
            assertThat(answered.complete()).isTrue();
        });
    }

    @Test
    void isNotCompleteWhenTheTokenLimitCutItOff() {
        started("").say("네").finish(FinishReason.LENGTH);

        assertThat(outcomes).singleElement().isInstanceOfSatisfying(ReplyOutcome.Answered.class, answered -> assertThat(
                        answered.complete())
                .isFalse());
    }

    @Test
    void asksForATransferWhenTheModelCallsTheTool() {
        started("")
                .say("연결할게요.")
                .call("transfer_to_agent", "{\"reason\":\"요금 이의\",\"summary\":\"이중 청구\"}")
                .finish(FinishReason.TOOL_CALLS);

        assertThat(outcomes).singleElement().isInstanceOfSatisfying(ReplyOutcome.TransferAsked.class, asked -> {
            assertThat(asked.text()).isEqualTo("연결할게요.");
            assertThat(asked.reason()).isEqualTo("요금 이의");
            assertThat(asked.summary()).isEqualTo("이중 청구");
        });
    }

    @Test
    void keepsWhatWasSaidBeforeAFailure() {
        ModelFailure failure = new ModelFailure(ModelFailure.Reason.STALLED, "primary", true, "of a test");

        started("").say("요금은").fail(failure);

        assertThat(outcomes).singleElement().isInstanceOfSatisfying(ReplyOutcome.Failed.class, failed -> {
            assertThat(failed.text()).isEqualTo("요금은");
            assertThat(failed.cause()).isSameAs(failure);
        });
    }

    /** Who has heard a reply to its end while it was not stored would hear it again, in other words. */
    @Test
    void leavesItsEndToTheWholeReply() {
        started("").say("요금", "은").finish();

        assertThat(deltas).containsExactly("요금");
        assertThat(outcomes).extracting(ReplyOutcome::text).containsExactly("요금은");
    }

    @Test
    void measuresTheFirstTokenFromTheUtterance() {
        stream("", Instant.now().minus(Duration.ofSeconds(2))).start(REQUEST, tools, () -> {}, outcomes::add);
        model.reply().say("네").finish();

        assertThat(outcomes.get(0).firstTokenMillis()).isBetween(2_000L, 60_000L);
    }

    @Test
    void hasNoFirstTokenTimeWhenTheModelSaidNothing() {
        started(DISCLOSURE).fail(new ModelFailure(ModelFailure.Reason.UNREACHABLE, "primary", true, "of a test"));

        assertThat(outcomes.get(0).firstTokenMillis()).isNull();
        assertThat(outcomes.get(0).text()).isEmpty();
    }

    @Test
    void closesTheUpstreamWhenCancelled() {
        ReplyStream stream = stream("", Instant.now());
        stream.start(REQUEST, tools, () -> {}, outcomes::add);

        stream.cancel();

        assertThat(model.reply().isCancelled()).isTrue();
    }

    @Test
    void handsOnNothingAfterItWasCancelled() {
        ReplyStream stream = stream("", Instant.now());
        stream.start(REQUEST, tools, () -> {}, outcomes::add);
        model.reply().say("네");
        stream.cancel();

        model.reply().say(" 고객님").finish();

        assertThat(deltas).containsExactly("네");
        assertThat(outcomes).isEmpty();
    }

    @Test
    void canStillBeReadAfterItWasCancelled() {
        ReplyStream stream = stream(DISCLOSURE, Instant.now());
        stream.start(REQUEST, tools, () -> {}, outcomes::add);
        model.reply().say("네", " 고객님");

        stream.cancel();

        assertThat(stream.text()).isEqualTo("[AI] 네 고객님");
    }

    @Test
    void closesTheUpstreamWhenCancelledByItsFirstDelta() {
        boolean[] closed = new boolean[1];
        ModelClient eager = request -> Multi.createFrom()
                .<ModelChunk>items(new ModelChunk.Content("네"))
                .onCompletion()
                .switchTo(Multi.createFrom().nothing())
                .onCancellation()
                .invoke(() -> closed[0] = true);
        ReplyStream[] stream = new ReplyStream[1];
        stream[0] = stream(eager, "", Instant.now(), delta -> stream[0].cancel());

        stream[0].start(REQUEST, tools, () -> {}, outcomes::add);

        assertThat(closed[0]).isTrue();
        assertThat(outcomes).isEmpty();
    }

    @Test
    void worksWithAModelThatAnswersWhileItIsAsked() {
        ModelClient instant = request -> Multi.createFrom()
                .items(
                        new ModelChunk.Opened("primary", "A.X-K1"),
                        new ModelChunk.Content("네"),
                        new ModelChunk.Finished(FinishReason.STOP, Optional.empty()));

        stream(instant, "", Instant.now(), deltas::add).start(REQUEST, tools, () -> {}, outcomes::add);

        assertThat(deltas).containsExactly("네");
        assertThat(outcomes).hasSize(1);
    }

    @Test
    void holdsEverythingBackUntilItIsReleased() {
        ReplyStream stream = held(model, DISCLOSURE, Instant.now(), deltas::add);
        stream.start(REQUEST, tools, () -> {}, outcomes::add);

        model.reply().say("네", " 고객님");

        assertThat(deltas).isEmpty();
    }

    @Test
    void letsWhatWasHeldBackLeaveOnceItIsReleased() {
        ReplyStream stream = held(model, DISCLOSURE, Instant.now(), deltas::add);
        stream.start(REQUEST, tools, () -> {}, outcomes::add);
        model.reply().say("네", " 고객님");

        stream.release();

        assertThat(deltas).containsExactly("[AI] 네");
    }

    @Test
    void releasesNothingAfterItWasCancelled() {
        ReplyStream stream = held(model, "", Instant.now(), deltas::add);
        stream.start(REQUEST, tools, () -> {}, outcomes::add);
        model.reply().say("네");
        stream.cancel();

        stream.release();

        assertThat(deltas).isEmpty();
    }

    @Test
    void failsWhenTheFirstWordsDoNotComeInTime() {
        started("");

        timers.pass(Duration.ofSeconds(5));

        assertThat(outcomes).singleElement().isInstanceOfSatisfying(ReplyOutcome.Failed.class, failed -> assertThat(
                        failed.cause())
                .hasMessage("FIRST_TOKEN"));
        assertThat(model.reply().isCancelled()).isTrue();
    }

    @Test
    void goesOnAfterTheFirstDeadlineOnceItHasBegun() {
        started("").say("네");

        timers.pass(Duration.ofSeconds(5));

        assertThat(outcomes).isEmpty();
    }

    @Test
    void keepsWhatThereWasWhenTheReplyIsNotWholeInTime() {
        started("").say("네");

        timers.pass(Duration.ofSeconds(20));

        assertThat(outcomes).singleElement().isInstanceOfSatisfying(ReplyOutcome.Failed.class, failed -> {
            assertThat(failed.cause()).hasMessage("TOTAL");
            assertThat(failed.text()).isEqualTo("네");
        });
        assertThat(model.reply().isCancelled()).isTrue();
        assertThat(missed("TOTAL")).isEqualTo(1);
    }

    @Test
    void leavesNoTimerBehind() {
        started("").say("네").finish();

        assertThat(timers.running()).isZero();
    }

    @Test
    void freesItsPlaceAtTheModelHoweverItEnds() {
        started("").say("네").finish();
        started("").fail(new IllegalStateException("of a test"));
        ReplyStream cancelled = stream("", Instant.now());
        cancelled.start(REQUEST, tools, () -> {}, outcomes::add);
        cancelled.cancel();

        assertThat(meters.get("assistant.admission.turns").gauge().value()).isZero();
    }

    private double missed(String deadline) {
        return meters.get("assistant.reply.deadlines.missed")
                .tags("channel", "web", "deadline", deadline)
                .counter()
                .count();
    }

    private FakeModel.Answer started(String prefix) {
        stream(prefix, Instant.now()).start(REQUEST, tools, () -> {}, outcomes::add);
        return model.reply();
    }

    private ReplyStream stream(String prefix, Instant askedAt) {
        return stream(model, prefix, askedAt, deltas::add);
    }

    private ReplyStream stream(ModelClient answering, String prefix, Instant askedAt, Consumer<String> leaving) {
        ReplyStream stream = held(answering, prefix, askedAt, leaving);
        stream.release();
        return stream;
    }

    private ReplyStream held(ModelClient answering, String prefix, Instant askedAt, Consumer<String> leaving) {
        ReplyStreams streams = new ReplyStreams(
                answering,
                new TokenEstimate(meters),
                new Admission(Settings.admission(Map.of("turns-at-once", "1")), timers, meters),
                timers,
                Settings.replies(Map.of("deadlines.web.first-token", "5s", "deadlines.web.total", "20s")),
                Settings.phrases(),
                meters);
        return new ReplyStream(streams, Channel.WEB, new ReplyText(whole(), prefix, askedAt, leaving), "");
    }

    /** Web pieces with a clock that stands still: the first token at once, and no other. */
    private static DeltaCoalescer whole() {
        return DeltaCoalescer.of(Channel.WEB, Duration.ofMillis(50), () -> 0);
    }
}
