package telecom.assistant.gateway.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.mutiny.TimeoutException;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import telecom.assistant.channel.Channel;
import telecom.assistant.channel.Ids;
import telecom.assistant.channel.event.Role;
import telecom.assistant.channel.event.UtteranceState;
import telecom.assistant.gateway.Settings;
import telecom.assistant.model.FinishReason;
import telecom.assistant.model.ModelChunk;
import telecom.assistant.model.ModelConfig;
import telecom.assistant.model.ModelFailure;
import telecom.assistant.model.ToolCall;
import telecom.assistant.model.Usage;
import telecom.assistant.model.tier.Prices;

class AnswerInProgressTest {

    private static final Candidate CANDIDATE = new Candidate("light", PromptSet.CURRENT);
    private static final Usage USAGE = new Usage(900, 30, 640, 5);

    private final AtomicLong nanos = new AtomicLong(7_000_000);
    private final Prices prices = new Prices(Settings.mapping(
            ModelConfig.class,
            Map.of(
                    "assistant.model.tiers.light.base-url", "http://127.0.0.1/v1",
                    "assistant.model.tiers.light.model", "A.X-4.0-Light",
                    "assistant.model.tiers.light.price.input", "1250",
                    "assistant.model.tiers.light.price.cached-input", "1000",
                    "assistant.model.tiers.light.price.output", "9500")));

    @Test
    void recordsWhatWasAnsweredByWhomHowFastAndAtWhatCost() {
        AnswerInProgress answer = answerTo("이번 달 요금 얼마예요?", reply("5만 원입니다.", Set.of()));

        after(180, () -> answer.add(new ModelChunk.Opened("light", "A.X-4.0-Light")));
        answer.add(new ModelChunk.Reasoning("음"));
        answer.add(new ModelChunk.Content(" 5만 원"));
        answer.add(new ModelChunk.Content("입니다.\n"));
        after(120, () -> answer.add(new ModelChunk.Finished(FinishReason.LENGTH, Optional.of(USAGE))));

        assertThat(answer.done(prices))
                .isEqualTo(new CandidateAnswer(
                        "light/current",
                        "5만 원입니다.",
                        List.of(),
                        "LENGTH",
                        "light",
                        "A.X-4.0-Light",
                        180L,
                        300,
                        USAGE,
                        new BigDecimal("1.250000"),
                        null,
                        1.0,
                        true,
                        false));
    }

    @Test
    void recordsTheToolsThatWereCalledAndComparesTheirNames() {
        AnswerInProgress answer = answerTo("상담원이요", reply("", Set.of("transfer_to_agent")));

        answer.add(new ModelChunk.ToolCalls(List.of(new ToolCall("1", "transfer_to_agent", "{\"reason\":\"x\"}"))));
        CandidateAnswer done = answer.done(prices);

        assertThat(done.toolCalls())
                .containsExactly(new CandidateAnswer.Call("transfer_to_agent", "{\"reason\":\"x\"}"));
        assertThat(done.sameTools()).isTrue();
        assertThat(done.similarity()).isNull();
        assertThat(answerTo("상담원이요", reply("", Set.of("transfer_to_agent")))
                        .done(prices)
                        .sameTools())
                .isFalse();
    }

    @Test
    void doesNotCompareToolsWithAnAgentsReplyOrWithoutAReply() {
        RecordedReply ofAgent = new RecordedReply("네", Role.AGENT, UtteranceState.COMPLETE, null, null, null, "네");

        assertThat(answerTo("요금?", ofAgent).done(prices).sameTools()).isNull();
        assertThat(answerTo("요금?", null).done(prices).sameTools()).isNull();
    }

    @Test
    void keepsThePartOfAnAnswerThatCameBeforeItFailed() {
        AnswerInProgress answer = answerTo("요금?", reply("5만 원입니다.", Set.of()));
        answer.add(new ModelChunk.Opened("light", "A.X-4.0-Light"));
        answer.add(new ModelChunk.Content("5만"));

        CandidateAnswer failed =
                answer.failed(new ModelFailure(ModelFailure.Reason.STALLED, "light", true, "simulated"));

        assertThat(failed.text()).isEqualTo("5만");
        assertThat(failed.failure()).isEqualTo("STALLED");
        assertThat(failed.finish()).isNull();
        assertThat(failed.sameTools()).isNull();
    }

    @Test
    void namesAFailureThatDidNotComeFromTheModel() {
        assertThat(answerTo("요금?", null).failed(new TimeoutException()).failure())
                .isEqualTo("ANSWER_TIMEOUT");
        assertThat(answerTo("요금?", null).failed(new IllegalStateException()).failure())
                .isEqualTo("ERROR");
    }

    @Test
    void noticesAnAnswerInTheOtherLanguage() {
        AnswerInProgress answer = answerTo("요금?", null);
        answer.add(new ModelChunk.Content("Your bill is 50,000 won."));
        AnswerInProgress inSameLanguage = answerTo("How much is my bill?", null);
        inSameLanguage.add(new ModelChunk.Content("Your bill is 50,000 won."));

        assertThat(answer.done(prices).otherLanguage()).isTrue();
        assertThat(inSameLanguage.done(prices).otherLanguage()).isFalse();
    }

    private void after(long millis, Runnable step) {
        nanos.addAndGet(millis * 1_000_000);
        step.run();
    }

    private AnswerInProgress answerTo(String question, RecordedReply recorded) {
        RecordedExchange exchange =
                new RecordedExchange(Ids.timeOrdered(), 1, Instant.EPOCH, Channel.WEB, "ko", question, recorded);
        return new AnswerInProgress(exchange, CANDIDATE, nanos::get);
    }

    private static RecordedReply reply(String words, Set<String> tools) {
        return new RecordedReply(words, Role.ASSISTANT, UtteranceState.COMPLETE, "primary", "a-model", tools, words);
    }
}
