package telecom.assistant.gateway.reply;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.smallrye.mutiny.Multi;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import telecom.assistant.channel.Channel;
import telecom.assistant.conversation.ChannelProfiles;
import telecom.assistant.conversation.Phrase;
import telecom.assistant.conversation.Pieces;
import telecom.assistant.conversation.ReplyEnding;
import telecom.assistant.conversation.ReplyOrigin;
import telecom.assistant.conversation.UtteranceFacts.SystemPart;
import telecom.assistant.conversation.turn.Event;
import telecom.assistant.conversation.turn.Reply;
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

    private static final String DISCLOSURE = "[AI]";
    private static final ModelRequest REQUEST = ModelRequest.of(Purpose.REPLY, List.of(ChatMessage.user("[web] 요금")))
            .withTools(TestTools.transferOnly().specs());

    private final FakeModel model = new FakeModel();
    private final ReplyRecorder recorder = new ReplyRecorder();
    private final FakeTimers timers = new FakeTimers();
    private final MeterRegistry meters = new SimpleMeterRegistry();
    private final ChannelProfiles channels = Settings.channels(
            Map.of("web.deadlines.first-words", "5s", "web.deadlines.whole", "20s", "web.queue.places", "2"));
    private final Admission admission =
            new Admission(Settings.admission(Map.of("turns-at-once", "1")), channels, timers, meters);
    private final TurnTools tools = TestTools.transferOnly().forTurn("turn", TestTools.caller(Channel.WEB));

    @Test
    void beginsWithTheDisclosureOnce() {
        startReply(DISCLOSURE).say("3만 ", "원입니다").finish();

        assertThat(recorder.pieces).containsExactly("[AI] 3만 ");
        assertThat(recorder.replies).extracting(Reply::text).containsExactly("[AI] 3만 원입니다");
    }

    @Test
    void sendsNoDisclosureBeforeTheModelSpeaks() {
        startReply(DISCLOSURE);

        assertThat(recorder.pieces).isEmpty();
    }

    @Test
    void dropsWhiteSpaceBeforeTheFirstWord() {
        startReply("").say("\n", "  ", " 네").finish();

        assertThat(recorder.replies).extracting(Reply::text).containsExactly("네");
    }

    @Test
    void keepsWhiteSpaceAfterTheFirstWord() {
        startReply("").say("네", " ", "고객님").finish();

        assertThat(recorder.replies).extracting(Reply::text).containsExactly("네 고객님");
    }

    @Test
    void passesNoReasoningOn() {
        startReply("").think("사용자는 요금을 묻는다").say("네").finish();

        assertThat(recorder.pieces).containsExactly("네");
    }

    @Test
    void endsWithTheCompleteTextOfTheAnswer() {
        startReply(DISCLOSURE).open("primary").say("네").finish();

        Reply reply = recorder.reply();
        assertThat(reply.ending()).isEqualTo(ReplyEnding.ANSWERED);
        assertThat(reply.text()).isEqualTo("[AI] 네");
        assertThat(reply.systemParts()).containsExactly(new SystemPart(Phrase.DISCLOSURE, 0, 4));
        assertThat(reply.origin()).isEqualTo(new ReplyOrigin("primary", "test-model", true));
        assertThat(reply.failure()).isNull();
    }

    @Test
    void marksTheSystemsPartsWithEachPiece() {
        startReply(DISCLOSURE).say("네");

        assertThat(recorder.systemParts).containsExactly(new SystemPart(Phrase.DISCLOSURE, 0, 4));
    }

    @Test
    void hasNoSystemPartsWhenNothingWasDisclosed() {
        startReply("").say("네").finish();

        assertThat(recorder.reply().systemParts()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(
            value = FinishReason.class,
            names = {"LENGTH", "CONTENT_FILTER"})
    void endsAsCutOffWhenTheAnswerIsIncomplete(FinishReason reason) {
        startReply("").say("네").finish(reason);

        assertThat(recorder.reply().ending()).isEqualTo(ReplyEnding.CUT_OFF);
    }

    @Test
    void handsOverWhenTheModelCallsTheTool() {
        startReply("")
                .say("연결할게요.")
                .call("transfer_to_agent", "{\"reason\":\"요금 이의\",\"summary\":\"이중 청구\"}")
                .finish(FinishReason.TOOL_CALLS);

        assertThat(recorder.reply().ending()).isEqualTo(ReplyEnding.HANDED_OVER);
        assertThat(recorder.reply().text()).isEqualTo("연결할게요.");
        assertThat(recorder.reply().handoff()).isEqualTo(new Reply.HandoffRequest("요금 이의", "이중 청구"));
    }

    @Test
    void keepsTheTextBeforeAFailure() {
        startReply("").say("요금은").fail(new ModelFailure(ModelFailure.Reason.STALLED, "primary", true, "simulated"));

        assertThat(recorder.reply().ending()).isEqualTo(ReplyEnding.FAILED);
        assertThat(recorder.reply().text()).isEqualTo("요금은");
        assertThat(recorder.reply().failure()).isEqualTo("primary STALLED");
    }

    @Test
    void failsWhenTheModelEndsWithoutAWord() {
        startReply(DISCLOSURE).open("primary").say("\n").finish();

        assertThat(recorder.reply().ending()).isEqualTo(ReplyEnding.FAILED);
        assertThat(recorder.reply().failure()).isEqualTo("no answer");
        assertThat(recorder.reply().text()).isEmpty();
    }

    @Test
    void isTurnedAwayWhenTooManyWait() {
        startReply("");
        for (int i = 0; i < 3; i++) {
            startReply("");
        }

        assertThat(recorder.reply().ending()).isEqualTo(ReplyEnding.OVERLOADED);
        assertThat(recorder.reply().text()).isEmpty();
    }

    @Test
    void reportsThatItHasToWait() {
        startReply("");
        startReply("");

        timers.pass(Settings.admission(Map.of()).tellAfter());

        assertThat(recorder.delays).isEqualTo(1);
    }

    /** A caller who hears the end of a reply before it is stored might be answered again, in different words. */
    @Test
    void sendsTheEndOfTheTextOnlyWithTheCompletedReply() {
        startReply("").say("요금", "은").finish();

        assertThat(recorder.pieces).containsExactly("요금");
        assertThat(recorder.replies).extracting(Reply::text).containsExactly("요금은");
    }

    @Test
    void measuresTheFirstTokenFromTheUtterance() {
        stream("", Instant.now().minus(Duration.ofSeconds(2))).start(REQUEST, tools);
        model.reply().say("네").finish();

        assertThat(recorder.reply().firstTokenMillis()).isBetween(2_000L, 60_000L);
    }

    @Test
    void hasNoFirstTokenTimeWhenTheModelSaidNothing() {
        startReply(DISCLOSURE).fail(new ModelFailure(ModelFailure.Reason.UNREACHABLE, "primary", true, "simulated"));

        assertThat(recorder.reply().firstTokenMillis()).isNull();
        assertThat(recorder.reply().text()).isEmpty();
    }

    @Test
    void closesTheUpstreamWhenCancelled() {
        ReplyStream stream = stream("", Instant.now());
        stream.start(REQUEST, tools);

        stream.cancel();

        assertThat(model.reply().isCancelled()).isTrue();
    }

    @Test
    void passesNothingOnAfterCancellation() {
        ReplyStream stream = stream("", Instant.now());
        stream.start(REQUEST, tools);
        model.reply().say("네");
        stream.cancel();

        model.reply().say(" 고객님").finish();

        assertThat(recorder.pieces).containsExactly("네");
        assertThat(recorder.replies).isEmpty();
    }

    @Test
    void reportsItsUsageEvenAfterCancellation() {
        ReplyStream stream = stream(DISCLOSURE, Instant.now());
        stream.start(REQUEST, tools);
        model.reply().open("primary").say("네", " 고객님");
        long before = stream.tokens();

        stream.cancel();

        assertThat(stream.tokens()).isEqualTo(before).isPositive();
    }

    @Test
    void closesTheUpstreamWhenCancelledByItsFirstPiece() {
        boolean[] closed = new boolean[1];
        ModelClient eager = request -> Multi.createFrom()
                .<ModelChunk>items(new ModelChunk.Content("네"))
                .onCompletion()
                .switchTo(Multi.createFrom().nothing())
                .onCancellation()
                .invoke(() -> closed[0] = true);
        ReplyStream[] stream = new ReplyStream[1];
        stream[0] = stream(eager, "", Instant.now(), new ReplyRecorder() {
            @Override
            public void happened(Event.OfReply event) {
                if (event instanceof Event.ReplyEnded) {
                    throw new AssertionError("ended after it was cancelled");
                }
                stream[0].cancel();
            }
        });

        stream[0].start(REQUEST, tools);

        assertThat(closed[0]).isTrue();
    }

    @Test
    void worksWithAModelThatAnswersSynchronously() {
        ModelClient instant = request -> Multi.createFrom()
                .items(
                        new ModelChunk.Opened("primary", "A.X-K1"),
                        new ModelChunk.Content("네"),
                        new ModelChunk.Finished(FinishReason.STOP, Optional.empty()));

        stream(instant, "", Instant.now(), recorder).start(REQUEST, tools);

        assertThat(recorder.pieces).containsExactly("네");
        assertThat(recorder.replies).hasSize(1);
    }

    @Test
    void failsWhenTheFirstWordsDoNotComeInTime() {
        startReply("");

        timers.pass(Duration.ofSeconds(5));

        assertThat(recorder.reply().ending()).isEqualTo(ReplyEnding.FAILED);
        assertThat(recorder.reply().failure()).isEqualTo("deadline FIRST_TOKEN");
        assertThat(model.reply().isCancelled()).isTrue();
        assertThat(missed("FIRST_TOKEN")).isEqualTo(1);
    }

    @Test
    void continuesAfterTheFirstDeadlineOnceItHasBegun() {
        startReply("").say("네");

        timers.pass(Duration.ofSeconds(5));

        assertThat(recorder.replies).isEmpty();
    }

    @Test
    void keepsTheTextOfAReplyThatIsNotCompleteInTime() {
        startReply("").say("네");

        timers.pass(Duration.ofSeconds(20));

        assertThat(recorder.reply().ending()).isEqualTo(ReplyEnding.FAILED);
        assertThat(recorder.reply().text()).isEqualTo("네");
        assertThat(model.reply().isCancelled()).isTrue();
        assertThat(missed("TOTAL")).isEqualTo(1);
    }

    @Test
    void leavesNoTimerBehind() {
        startReply("").say("네").finish();

        assertThat(timers.running()).isZero();
    }

    @Test
    void freesItsPlaceAtTheModelHoweverItEnds() {
        startReply("").say("네").finish();
        startReply("").fail(new IllegalStateException("simulated"));
        ReplyStream cancelled = stream("", Instant.now());
        cancelled.start(REQUEST, tools);
        cancelled.cancel();

        assertThat(meters.get("assistant.admission.turns").gauge().value()).isZero();
    }

    @Test
    void countsItsEndingAndMeasuresTheTimeToItsFirstWords() {
        startReply("").say("네").finish();

        assertThat(ended("answered")).isOne();
        assertThat(ended("failed")).isZero();
        assertThat(meters.get("assistant.reply.first.words")
                        .tag("channel", "web")
                        .timer()
                        .count())
                .isOne();
    }

    @Test
    void doesNotCountAReplyThatANewerMessageEnded() {
        ReplyStream stream = stream("", Instant.now());
        stream.start(REQUEST, tools);
        model.reply().say("네");
        stream.cancel();

        assertThat(ended("answered")).isZero();
        assertThat(meters.get("assistant.reply.first.words")
                        .tag("channel", "web")
                        .timer()
                        .count())
                .isZero();
    }

    private double ended(String ending) {
        return meters.get("assistant.reply.ended")
                .tags("channel", "web", "ending", ending)
                .counter()
                .count();
    }

    private double missed(String deadline) {
        return meters.get("assistant.reply.deadlines.missed")
                .tags("channel", "web", "deadline", deadline)
                .counter()
                .count();
    }

    private FakeModel.Answer startReply(String disclosure) {
        stream(disclosure, Instant.now()).start(REQUEST, tools);
        return model.reply();
    }

    private ReplyStream stream(String disclosure, Instant askedAt) {
        return stream(model, disclosure, askedAt, recorder);
    }

    private ReplyStream stream(ModelClient answering, String disclosure, Instant askedAt, ReplyListener listener) {
        ReplyStreams streams = new ReplyStreams(
                answering,
                new TokenEstimate(meters),
                Settings.guards(channels, meters),
                admission,
                channels,
                timers,
                Settings.replies(),
                Settings.phrases(),
                meters);
        ReplyText text = new ReplyText(firstAtOnce(), new ReplyText.Words(Phrase.DISCLOSURE, disclosure), " ", askedAt);
        return new ReplyStream(
                streams,
                channels.of(Channel.WEB),
                text,
                new ReplyText.Words(Phrase.LOOKING_UP, ""),
                new ReplyText.Words(Phrase.NOT_DONE, ""),
                listener);
    }

    /** A steady flow whose clock stands still: it sends the first token at once, and no other. */
    private static DeltaCoalescer firstAtOnce() {
        return DeltaCoalescer.of(Pieces.STEADY, Duration.ofMillis(50), () -> 0);
    }
}
