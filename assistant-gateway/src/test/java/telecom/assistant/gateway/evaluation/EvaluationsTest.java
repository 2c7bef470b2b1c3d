package telecom.assistant.gateway.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import telecom.assistant.channel.Channel;
import telecom.assistant.channel.Ids;
import telecom.assistant.gateway.FakeModel;
import telecom.assistant.gateway.FakeTimers;
import telecom.assistant.gateway.Settings;
import telecom.assistant.gateway.Untimed;
import telecom.assistant.gateway.admin.Problem;
import telecom.assistant.gateway.evaluation.EvaluationRequest.Conversations;
import telecom.assistant.gateway.prompt.Prompts;
import telecom.assistant.gateway.reply.Admission;
import telecom.assistant.gateway.tool.TestTools;
import telecom.assistant.model.ChatMessage;
import telecom.assistant.model.ModelConfig;
import telecom.assistant.model.ModelFailure;
import telecom.assistant.model.ModelRequest;
import telecom.assistant.model.Purpose;
import telecom.assistant.model.ToolSpec;
import telecom.assistant.model.tier.Prices;
import telecom.assistant.model.tokens.TokenEstimate;
import telecom.assistant.store.conversation.KnownRecordings;

/** Three reports are kept, for an hour each; an answer may take a minute and an evaluation ten. */
class EvaluationsTest {

    private static final Duration PAUSE = Duration.ofMillis(200);

    private final MeterRegistry meters = new SimpleMeterRegistry();
    private final FakeModel model = new FakeModel();
    private final FakeTimers timers = new FakeTimers();
    private final KnownRecordings recordings = new KnownRecordings();
    private final EvaluationConfig config = Settings.mapping(
            EvaluationConfig.class,
            Map.of(
                    "assistant.evaluation.pause", "200ms",
                    "assistant.evaluation.kept", "3",
                    "assistant.evaluation.answer-timeout", "1m",
                    "assistant.evaluation.kept-for", "1h",
                    "assistant.evaluation.longest", "10m"));
    private boolean room = true;
    private final Admission admission =
            new Admission(Settings.admission(Map.of()), Settings.channels(), timers, meters) {
                @Override
                public synchronized boolean hasRoom() {
                    return room;
                }
            };
    private final Prices prices = new Prices(Settings.mapping(ModelConfig.class, Map.of()));
    private final Candidates candidates = new Candidates(
            model,
            new Prompts(
                    Settings.prompts(),
                    Settings.channels(),
                    new TokenEstimate(meters),
                    TestTools.transferOnly(),
                    meters),
            prices,
            config,
            timers);
    private final Evaluations evaluations = new Evaluations(
            new EvaluationReplay(recordings, candidates, admission, timers, config, meters), config, timers, meters);

    @Test
    void asksEachCandidateTheOriginalQuestionUnderItsPromptWithTools() {
        recordings.add(new Recording().asked(1, "요금?").answered(1, "5만 원입니다.").end());
        Map<Channel, String> systemPrompts = Map.of(Channel.WEB, "Be brief.");

        Evaluation evaluation = start(List.of(PromptSet.CURRENT, new PromptSet("brief", systemPrompts)));
        timers.pass(PAUSE);
        ModelRequest current = model.reply().request();
        model.reply().say("5만 원이에요").finish();
        timers.pass(PAUSE);
        ModelRequest brief = model.reply().request();
        model.reply().call("transfer_to_agent", "{}").finish();

        assertThat(current.routing().tier()).contains("light");
        assertThat(current.routing().channel()).contains("evaluation");
        assertThat(current.tools()).extracting(ToolSpec::name).contains("transfer_to_agent");
        assertThat(Untimed.messages(current)).last().isEqualTo(ChatMessage.user("[web] 요금?"));
        assertThat(current.messages()).noneMatch(message -> message.toString().contains("5만 원입니다"));
        assertThat(brief.messages()).first().isEqualTo(ChatMessage.system("Be brief."));
        assertThat(evaluation.head().state()).isEqualTo("done");
        assertThat(evaluation.turns()).singleElement().satisfies(turn -> {
            assertThat(turn.exchange().recorded().text()).isEqualTo("5만 원입니다.");
            assertThat(turn.answers())
                    .extracting(CandidateAnswer::candidate)
                    .containsExactly("light/current", "light/brief");
            assertThat(turn.answers().get(1).toolCalls()).hasSize(1);
        });
    }

    @Test
    void cancelsTheStreamWithTheEvaluationAndKeepsTheReport() {
        recordings.add(new Recording().asked(1, "요금?").end());
        Evaluation evaluation = start();
        timers.pass(PAUSE);

        evaluations.remove(evaluation);

        assertThat(model.reply().isCancelled()).isTrue();
        assertThat(evaluation.head().state()).isEqualTo("cancelled");
        assertThat(evaluations.all()).containsExactly(evaluation);
        evaluations.remove(evaluation);
        assertThat(evaluations.all()).isEmpty();
    }

    @Test
    void asksNothingWhileSubscribersWait() {
        recordings.add(new Recording().asked(1, "요금?").end());
        room = false;
        start();

        timers.pass(Duration.ofSeconds(5));
        assertThat(asked()).isZero();

        room = true;
        timers.pass(PAUSE);
        assertThat(asked()).isEqualTo(1);
        assertThat(meters.counter("assistant.evaluation.held.back").count()).isEqualTo(25);
    }

    @Test
    void replaysSeveralConversationsAtOnceButTheTurnsOfEachInOrder() {
        for (int i = 0; i < 3; i++) {
            recordings.add(new Recording().asked(1, "하나").asked(2, "둘").end());
        }
        Evaluation evaluation = start();

        timers.pass(Duration.ofSeconds(5));
        assertThat(asked()).isEqualTo(2);

        answerAll();
        assertThat(evaluation.head().progress().replayed()).isEqualTo(3);
        assertThat(evaluation.turns()).hasSize(6);
        assertThat(evaluation.turns().subList(0, 2))
                .extracting(turn -> turn.exchange().turn())
                .containsOnly(1L);
    }

    @Test
    void countsAFailureAsAnAnswerAndGoesOn() {
        recordings.add(new Recording().asked(1, "하나").asked(2, "둘").end());
        Evaluation evaluation = start();
        timers.pass(PAUSE);

        model.reply().fail(new ModelFailure(ModelFailure.Reason.OVERLOADED, "light", false, "simulated"));
        timers.pass(PAUSE);
        model.reply().say("답").finish();

        assertThat(evaluation.head().state()).isEqualTo("done");
        assertThat(evaluation.turns())
                .extracting(turn -> turn.answers().get(0).failure())
                .containsExactly("OVERLOADED", null);
    }

    @Test
    void givesUpAnAnswerThatTakesTooLong() {
        recordings.add(new Recording().asked(1, "하나").end());
        Evaluation evaluation = start();
        timers.pass(PAUSE);

        timers.pass(Duration.ofMinutes(1));

        assertThat(model.reply().isCancelled()).isTrue();
        assertThat(evaluation.turns())
                .extracting(turn -> turn.answers().get(0).failure())
                .containsExactly("ANSWER_TIMEOUT");
    }

    @Test
    void saysWhichConversationsItDidNotFind() {
        UUID unknown = Ids.timeOrdered();
        EvaluationRequest request = new EvaluationRequest(
                List.of(new Candidate("light", PromptSet.CURRENT)), Conversations.named(List.of(unknown)), 20, 2);

        Evaluation evaluation = evaluations.start(request);

        assertThat(evaluation.head().state()).isEqualTo("done");
        assertThat(evaluation.head().progress().missing()).containsExactly(unknown);
    }

    @Test
    void failsWhenTheConversationsCannotBeRead() {
        recordings.add(new Recording().asked(1, "하나").end());
        recordings.failReads(new IllegalStateException("simulated"));

        Evaluation evaluation = start();

        assertThat(evaluation.head().state()).isEqualTo("failed");
        assertThat(evaluation.head().reason()).isEqualTo("store");
    }

    @Test
    void runsOneEvaluationAtATime() {
        recordings.add(new Recording().asked(1, "하나").end());
        start();

        assertThatThrownBy(this::start).isInstanceOf(Problem.class);
        assertThat(evaluations.all()).hasSize(1);
    }

    @Test
    void failsAtTheTimeLimitAndStopsTheStream() {
        recordings.add(new Recording().asked(1, "하나").end());
        for (int turn = 2; turn <= 20; turn++) {
            recordings.add(new Recording().asked(turn, "둘").end());
        }
        Evaluation evaluation = start();

        timers.pass(Duration.ofMinutes(10));

        assertThat(evaluation.head().state()).isEqualTo("failed");
        assertThat(evaluation.head().reason()).isEqualTo("time");
        assertThat(model.reply().isCancelled()).isTrue();
    }

    @Test
    void keepsTheLatestReportsForAWhileAndNoTimersForDroppedOnes() {
        for (int i = 0; i < 5; i++) {
            start();
        }
        assertThat(evaluations.all()).hasSize(3);

        timers.pass(Duration.ofHours(1));

        assertThat(evaluations.all()).isEmpty();
        assertThat(timers.running()).isZero();
    }

    @Test
    void reportsOnlyTheTurnsThatTheCallerDoesNotHave() {
        recordings.add(new Recording().asked(1, "하나").asked(2, "둘").end());
        Evaluation evaluation = start();
        answerAll();

        EvaluationReport report = EvaluationReport.of(evaluation, 1, prices);

        assertThat(report.turns()).extracting(turn -> turn.exchange().turn()).containsExactly(2L);
        assertThat(report.from()).isEqualTo(1);
        assertThat(report.summaries()).extracting(CandidateSummary::turns).containsExactly(2);
    }

    private Evaluation start() {
        return start(List.of(PromptSet.CURRENT));
    }

    private Evaluation start(List<PromptSet> prompts) {
        return evaluations.start(new EvaluationRequest(
                Candidate.of(List.of("light"), prompts), Conversations.newest(20, Optional.empty()), 20, 2));
    }

    private int asked() {
        return model.answers(Purpose.REPLY).size();
    }

    /** Answers every question until there are no more. */
    private void answerAll() {
        int answered = 0;
        timers.pass(PAUSE);
        while (answered < asked()) {
            model.answers(Purpose.REPLY).get(answered).say("답").finish();
            answered++;
            timers.pass(PAUSE);
        }
    }
}
