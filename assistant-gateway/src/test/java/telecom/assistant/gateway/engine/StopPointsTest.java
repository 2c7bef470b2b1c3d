package telecom.assistant.gateway.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static telecom.assistant.gateway.engine.EngineUnderTest.WEB;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import telecom.assistant.channel.event.OutboundEvent.ReplyCancelled;
import telecom.assistant.channel.event.OutboundEvent.ReplyDelta;
import telecom.assistant.channel.event.Role;
import telecom.assistant.channel.faultinjection.BrokenRule;
import telecom.assistant.channel.faultinjection.FaultInjection;
import telecom.assistant.channel.faultinjection.StopAction;
import telecom.assistant.channel.faultinjection.StopPoint;
import telecom.assistant.channel.faultinjection.StopPointFolder;

/**
 * Tests what is stored, sent and settled at each point where an engine may stop, and what is sent too early when a rule
 * is broken.
 */
class StopPointsTest {

    @TempDir
    Path folder;

    private final List<String> seen = new ArrayList<>();
    private StopPointFolder points;
    private EngineUnderTest engine;
    private EngineUnderTest.DeliveredEvent question;

    @BeforeEach
    void storeAConversation() {
        points = new StopPointFolder(folder);
        begin(FaultInjection.withStopPoints(points, action -> recordProgress()));
    }

    private void begin(FaultInjection faults) {
        engine = new EngineUnderTest(faults);
        engine.say(WEB, "안녕");
        engine.model.reply().say("네").finish();
        engine.published.clear();
    }

    /** Records how far the engine has got. */
    private void recordProgress() {
        long replies = engine.stored.utterances().stream()
                .filter(said -> said.role() == Role.ASSISTANT)
                .count();
        List<String> kinds = engine.sentKinds();
        seen.add("turn %d, %d replies, %s, settled %s"
                .formatted(
                        engine.stored.conversation().turn(),
                        replies,
                        kinds.get(kinds.size() - 1),
                        question.isSettled()));
    }

    @Test
    void theModelHasAnsweredAndNothingIsStored() {
        points.arm(StopPoint.REPLY_ENDED, StopAction.STOP);

        askAndAnswer();

        assertThat(seen).containsExactly("turn 1, 1 replies, ReplyDelta, settled false");
    }

    @Test
    void theFirstPieceIsSentAndNothingIsStored() {
        points.arm(StopPoint.FIRST_PIECE_SENT, StopAction.STOP);

        askAndAnswer();

        assertThat(seen).containsExactly("turn 1, 1 replies, ReplyDelta, settled false");
    }

    @Test
    void theReplyIsStoredAndNotSent() {
        points.arm(StopPoint.REPLY_STORED, StopAction.STOP);

        askAndAnswer();

        assertThat(seen).containsExactly("turn 2, 2 replies, ReplyDelta, settled false");
    }

    @Test
    void theReplyIsSentAndTheEventIsNotSettled() {
        points.arm(StopPoint.REPLY_SENT, StopAction.STOP);

        askAndAnswer();

        assertThat(seen).containsExactly("turn 2, 2 replies, ReplyCompleted, settled false");
        assertThat(question.isSettled()).isTrue();
    }

    @Test
    void theCutIsStoredAndTheCancellationIsNotSent() {
        points.arm(StopPoint.CUT_STORED, StopAction.STOP);

        askAndOvertake();

        assertThat(seen).containsExactly("turn 3, 1 replies, ReplyDelta, settled false");
    }

    @Test
    void theCancellationIsSentAndTheEventIsNotSettled() {
        points.arm(StopPoint.CANCEL_SENT, StopAction.STOP);

        askAndOvertake();

        assertThat(seen).containsExactly("turn 3, 1 replies, ReplyCancelled, settled false");
    }

    @Test
    void theFirstPieceAfterACutBelongsToTheNewTurn() {
        points.arm(StopPoint.PIECE_AFTER_CUT_SENT, StopAction.STOP);

        askAndOvertake();
        assertThat(seen).isEmpty();
        engine.model.reply().say("5GB");

        assertThat(seen).containsExactly("turn 3, 1 replies, ReplyDelta, settled true");
    }

    @Test
    void piecesAreSentEarlyWhenThatRuleIsBroken() {
        begin(FaultInjection.withBrokenRule(BrokenRule.EARLY_PIECES));
        ask();
        engine.stored.stall();
        engine.say(WEB, "아니, 데이터");

        engine.model.reply().say("5GB");

        assertThat(engine.sent(ReplyDelta.class)).extracting(ReplyDelta::text).contains("5GB");
        assertThat(engine.sent(ReplyCancelled.class)).isEmpty();
    }

    @Test
    void cancellationsAreSentEarlyButOnceWhenThatRuleIsBroken() {
        begin(FaultInjection.withBrokenRule(BrokenRule.EARLY_CANCEL));
        ask();
        engine.stored.stall();

        engine.say(WEB, "아니, 데이터");

        assertThat(engine.sent(ReplyCancelled.class)).hasSize(1);
        engine.stored.resume();
        assertThat(engine.sent(ReplyCancelled.class)).hasSize(1);
    }

    private void ask() {
        question = engine.say(WEB, "요금 알려줘");
        engine.model.reply().say("3만 원");
    }

    private void askAndAnswer() {
        question = engine.say(WEB, "요금 알려줘");
        engine.model.reply().say("3만 원").finish();
    }

    private void askAndOvertake() {
        ask();
        engine.say(WEB, "아니, 데이터");
    }
}
