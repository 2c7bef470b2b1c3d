package telecom.assistant.gateway.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static telecom.assistant.gateway.engine.EngineUnderTest.CALL;
import static telecom.assistant.gateway.engine.EngineUnderTest.JIWOO;
import static telecom.assistant.gateway.engine.EngineUnderTest.SMS;
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

    private static final Duration GATHERING = Duration.ofSeconds(2);
    private static final String QUESTION = "이번 달 요금이 왜 올랐나요?";

    private final EngineUnderTest engine = new EngineUnderTest();
    private final EngineUnderTest classifying = new EngineUnderTest(Settings.classification(true));

    @Test
    void asksForTheReplyToAnOrdinaryTurnAtOnceAndAsRoutine() {
        engine.say(WEB, QUESTION);

        assertThat(effort(engine)).isEqualTo(Effort.ROUTINE);
    }

    @Test
    void asksForTheReplyAfterAFailureAsHard() {
        engine.say(WEB, QUESTION);
        engine.model.reply().fail(new ModelFailure(ModelFailure.Reason.STALLED, "small", true, "simulated"));

        engine.say(WEB, "네?");

        assertThat(effort(engine)).isEqualTo(Effort.HARD);
    }

    @Test
    void asksForTheReplyWhenTheModelHasSaidHowHardItIs() {
        classifying.say(WEB, QUESTION);
        assertThat(classifying.model.answers(Purpose.REPLY)).isEmpty();

        classifying.model.classification().say("{\"effort\":\"hard\"}").finish();

        assertThat(effort(classifying)).isEqualTo(Effort.HARD);
        classifying.model.reply().say("확인해 볼게요.").finish();
        assertThat(classifying.sent(ReplyCompleted.class)).hasSize(1);
    }

    @Test
    void asksForTheReplyWhenTheModelTakesTooLongToJudge() {
        classifying.say(WEB, QUESTION);

        classifying.timers.pass(Duration.ofMillis(300));

        assertThat(effort(classifying)).isEqualTo(Effort.ROUTINE);
    }

    @Test
    void thinksAboutAHardTurnInAChat() {
        classifying.say(WEB, QUESTION);

        classifying.model.classification().say("{\"effort\":\"hard\"}").finish();

        assertThat(classifying.model.reply().request().options().thinking()).isTrue();
    }

    @Test
    void neverThinksOnACall() {
        classifying.say(CALL, QUESTION);

        classifying.model.classification().say("{\"effort\":\"hard\"}").finish();

        assertThat(effort(classifying)).isEqualTo(Effort.HARD);
        assertThat(classifying.model.reply().request().options().thinking()).isFalse();
    }

    @Test
    void neverThinksAboutAText() {
        engine.say(SMS, QUESTION);
        engine.timers.pass(GATHERING);
        engine.model.reply().fail(new ModelFailure(ModelFailure.Reason.STALLED, "small", true, "simulated"));

        engine.say(SMS, "네?");
        engine.timers.pass(GATHERING);

        assertThat(effort(engine)).isEqualTo(Effort.HARD);
        assertThat(engine.model.reply().request().options().thinking()).isFalse();
    }

    @Test
    void doesNotThinkAboutAnOrdinaryTurnNorAboutHowHardItIs() {
        classifying.say(WEB, QUESTION);
        assertThat(classifying.model.classification().request().options().thinking())
                .isFalse();

        classifying.model.classification().say("{\"effort\":\"routine\"}").finish();

        assertThat(classifying.model.reply().request().options().thinking()).isFalse();
    }

    @Test
    void stopsJudgingATurnThatIsOvertakenAndNeverAnswersIt() {
        classifying.say(WEB, QUESTION);

        classifying.say(WEB, "아니 그게 아니고 로밍이요");

        assertThat(classifying.model.answers(Purpose.CLASSIFICATION)).hasSize(2);
        assertThat(classifying.model.answers(Purpose.CLASSIFICATION).get(0).isCancelled())
                .isTrue();
        classifying.timers.pass(Duration.ofMillis(300));
        assertThat(classifying.model.answers(Purpose.REPLY)).hasSize(1);
    }

    @Test
    void stopsJudgingWhenAnAgentTakesOver() {
        classifying.say(WEB, QUESTION);

        classifying.join(JIWOO);
        classifying.timers.pass(Duration.ofMillis(300));

        assertThat(classifying.model.classification().isCancelled()).isTrue();
        assertThat(classifying.model.answers(Purpose.REPLY)).isEmpty();
    }

    @Test
    void stopsJudgingWhenThePartitionIsLost() {
        classifying.say(WEB, QUESTION);

        classifying.losePartition();
        classifying.timers.pass(Duration.ofMillis(300));

        assertThat(classifying.model.classification().isCancelled()).isTrue();
        assertThat(classifying.model.answers(Purpose.REPLY)).isEmpty();
    }

    private static Effort effort(EngineUnderTest engine) {
        return engine.model.reply().request().routing().effort();
    }
}
