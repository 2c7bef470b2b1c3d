package telecom.assistant.gateway.classification;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.smallrye.mutiny.subscription.Cancellable;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import telecom.assistant.channel.Channel;
import telecom.assistant.channel.event.UtteranceState;
import telecom.assistant.conversation.turn.Context;
import telecom.assistant.gateway.FakeModel;
import telecom.assistant.gateway.FakeTimers;
import telecom.assistant.gateway.Settings;
import telecom.assistant.gateway.Untimed;
import telecom.assistant.gateway.prompt.Prompts;
import telecom.assistant.gateway.tool.TestTools;
import telecom.assistant.model.Effort;
import telecom.assistant.model.ModelFailure;
import telecom.assistant.model.ModelRequest;
import telecom.assistant.model.Purpose;
import telecom.assistant.model.structured.StructuredAnswers;
import telecom.assistant.model.tokens.TokenEstimate;

class EffortJudgeTest {

    private static final Duration PATIENCE = Duration.ofMillis(300);
    private static final Context OPEN = new Talk().says("이번 달 요금이 왜 올랐나요?").context();
    private static final Context HARD =
            new Talk().says("요금").hears(UtteranceState.INCOMPLETE).says("네?").context();

    private final FakeModel model = new FakeModel();
    private final FakeTimers timers = new FakeTimers();
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final EffortJudge judge = judge(true);
    private final List<Effort> judged = new ArrayList<>();

    @Test
    void asksNoModelUnlessEnabled() {
        judge(false).judge(Channel.WEB, OPEN, Optional.empty(), judged::add);

        assertThat(judged).containsExactly(Effort.ROUTINE);
        assertThat(model.answers(Purpose.CLASSIFICATION)).isEmpty();
    }

    @Test
    void asksNoModelWhenTheRulesDecide() {
        ask(HARD);

        assertThat(judged).containsExactly(Effort.HARD);
        assertThat(model.answers(Purpose.CLASSIFICATION)).isEmpty();
        assertThat(count("hard", "rules")).isEqualTo(1);
    }

    @ParameterizedTest
    @EnumSource(Effort.class)
    void acceptsTheModelsJudgement(Effort effort) {
        ask(OPEN);
        assertThat(judged).isEmpty();

        model.classification()
                .say("{\"effort\":\"" + effort.name().toLowerCase(java.util.Locale.ROOT) + "\"}")
                .finish();

        assertThat(judged).containsExactly(effort);
        assertThat(timers.running()).isZero();
    }

    @Test
    void asksForAShortAnswerWithTheClassificationPurpose() {
        judge.judge(Channel.VOICE, OPEN, Optional.of("00-trace"), judged::add);

        ModelRequest asked = model.classification().request();
        assertThat(asked.purpose()).isEqualTo(Purpose.CLASSIFICATION);
        assertThat(asked.routing().channel()).contains("voice");
        assertThat(asked.options().traceparent()).contains("00-trace");
        assertThat(asked.options().maxTokens().orElseThrow()).isLessThan(100);
        assertThat(Untimed.messages(asked).toString()).contains("Subscriber: [web] 이번 달 요금이 왜 올랐나요?");
    }

    @Test
    void closesTheStreamWhenTheModelIsTooLate() {
        ask(OPEN);

        timers.pass(PATIENCE);

        assertThat(judged).containsExactly(Effort.ROUTINE);
        assertThat(model.classification().isCancelled()).isTrue();
        assertThat(count("routine", "late")).isEqualTo(1);
    }

    @Test
    void judgesRoutineWhenTheModelFails() {
        ask(OPEN);

        model.classification().fail(new ModelFailure(ModelFailure.Reason.OVERLOADED, "small", false, "simulated"));

        assertThat(judged).containsExactly(Effort.ROUTINE);
        assertThat(count("routine", "failed")).isEqualTo(1);
    }

    @Test
    void limitsConcurrentJudgementsAndFreesTheirPlacesHoweverTheyEnd() {
        ask(OPEN).cancel();
        ask(OPEN);
        ask(OPEN);
        assertThat(judged).isEmpty();

        ask(OPEN);

        assertThat(judged).containsExactly(Effort.ROUTINE);
        assertThat(count("routine", "busy")).isEqualTo(1);
        timers.pass(PATIENCE);
        ask(OPEN);
        assertThat(count("routine", "busy")).isEqualTo(1);
    }

    @Test
    void givesNoJudgementAfterItWasCancelled() {
        Cancellable asking = ask(OPEN);

        asking.cancel();
        timers.pass(PATIENCE);

        assertThat(judged).isEmpty();
        assertThat(model.classification().isCancelled()).isTrue();
    }

    private Cancellable ask(Context context) {
        return judge.judge(Channel.WEB, context, Optional.empty(), judged::add);
    }

    private EffortJudge judge(boolean enabled) {
        Prompts prompts = new Prompts(
                Settings.prompts(), Settings.channels(), new TokenEstimate(meters), TestTools.transferOnly(), meters);
        return new EffortJudge(
                new StructuredAnswers(model, meters), prompts, timers, Settings.classification(enabled), meters);
    }

    private double count(String effort, String by) {
        return meters.counter("assistant.turn.effort", "effort", effort, "by", by)
                .count();
    }
}
