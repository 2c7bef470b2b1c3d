package telecom.assistant.gateway.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static telecom.assistant.gateway.engine.EngineUnderTest.JIWOO;
import static telecom.assistant.gateway.engine.EngineUnderTest.WEB;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import telecom.assistant.channel.event.OutboundEvent.ReplyCompleted;
import telecom.assistant.gateway.Settings;
import telecom.assistant.model.Effort;
import telecom.assistant.model.ModelFailure;
import telecom.assistant.model.Purpose;

/** What the model is told about how hard a turn is. */
class EffortTest {

    private static final String QUESTION = "이번 달 요금이 왜 올랐나요?";

    private final EngineUnderTest engine = new EngineUnderTest();
    private final EngineUnderTest asking = new EngineUnderTest(Settings.classification(true));

    @Test
    void asksForAnOrdinaryTurnAtOnceAndAsRoutine() {
        engine.say(WEB, QUESTION);

        assertThat(effort(engine)).isEqualTo(Effort.ROUTINE);
    }

    @Test
    void asksForATurnAfterAFailureAsHard() {
        engine.say(WEB, QUESTION);
        engine.model.reply().fail(new ModelFailure(ModelFailure.Reason.STALLED, "small", true, "simulated"));

        engine.say(WEB, "네?");

        assertThat(effort(engine)).isEqualTo(Effort.HARD);
    }

    @Test
    void asksForTheReplyWhenTheModelHasSaidHowHardItIs() {
        asking.say(WEB, QUESTION);
        assertThat(asking.model.answers(Purpose.REPLY)).isEmpty();

        asking.model.classification().say("{\"effort\":\"hard\"}").finish();

        assertThat(effort(asking)).isEqualTo(Effort.HARD);
        asking.model.reply().say("확인해 볼게요.").finish();
        assertThat(asking.sent(ReplyCompleted.class)).hasSize(1);
    }

    @Test
    void asksForTheReplyWhenTheModelTakesTooLongToJudge() {
        asking.say(WEB, QUESTION);

        asking.timers.pass(Duration.ofMillis(300));

        assertThat(effort(asking)).isEqualTo(Effort.ROUTINE);
    }

    @Test
    void stopsJudgingATurnThatIsOvertakenAndNeverAnswersIt() {
        asking.say(WEB, QUESTION);

        asking.say(WEB, "아니 그게 아니고 로밍이요");

        assertThat(asking.model.answers(Purpose.CLASSIFICATION)).hasSize(2);
        assertThat(asking.model.answers(Purpose.CLASSIFICATION).get(0).isCancelled())
                .isTrue();
        asking.timers.pass(Duration.ofMillis(300));
        assertThat(asking.model.answers(Purpose.REPLY)).hasSize(1);
    }

    @Test
    void stopsJudgingWhenAnAgentTakesOver() {
        asking.say(WEB, QUESTION);

        asking.join(JIWOO);
        asking.timers.pass(Duration.ofMillis(300));

        assertThat(asking.model.classification().isCancelled()).isTrue();
        assertThat(asking.model.answers(Purpose.REPLY)).isEmpty();
    }

    @Test
    void stopsJudgingWhenThePartitionIsLost() {
        asking.say(WEB, QUESTION);

        asking.losePartition();
        asking.timers.pass(Duration.ofMillis(300));

        assertThat(asking.model.classification().isCancelled()).isTrue();
        assertThat(asking.model.answers(Purpose.REPLY)).isEmpty();
    }

    private static Effort effort(EngineUnderTest engine) {
        return engine.model.reply().request().routing().effort();
    }
}
