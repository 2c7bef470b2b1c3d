package telecom.assistant.model.tokens;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.smallrye.mutiny.Multi;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import telecom.assistant.model.Characters;
import telecom.assistant.model.ChatMessage;
import telecom.assistant.model.FinishReason;
import telecom.assistant.model.ModelChunk;
import telecom.assistant.model.ModelClient;
import telecom.assistant.model.ModelRequest;
import telecom.assistant.model.Purpose;
import telecom.assistant.model.Usage;

class TokenEstimateTest {

    private static final Offset<Double> MARGIN = within(0.03);

    private final MeterRegistry meters = new SimpleMeterRegistry();
    private final TokenEstimate estimate = new TokenEstimate(meters);
    private final Random random = new Random(7);

    @Test
    void usesTheInitialWeightsUntilATierHasReportedUsage() {
        ask(silent("primary"), "요금이 얼마예요?");

        assertThat(estimate.weights()).isEqualTo(TokenWeights.START);
    }

    @ParameterizedTest
    @CsvSource({"0.20, 0.45", "0.27, 0.75", "0.30, 1.40"})
    void learnsHowATierCounts(double ascii, double other) {
        converse(tier("primary", ascii, other), 50);

        assertThat(gauge("primary", "ascii")).isCloseTo(ascii, MARGIN);
        assertThat(gauge("primary", "other")).isCloseTo(other, MARGIN);
    }

    @Test
    void followsATierWhoseTokenizerChanges() {
        converse(tier("primary", 0.2, 0.5), 100);

        converse(tier("primary", 0.3, 1.2), 300);

        assertThat(gauge("primary", "other")).isCloseTo(1.2, MARGIN);
    }

    @Test
    void isNeverBelowWhatItLearnt() {
        converse(tier("primary", 0.4, 1.6), 50);

        assertThat(estimate.weights().ascii()).isGreaterThanOrEqualTo(gauge("primary", "ascii"));
        assertThat(estimate.weights().other()).isGreaterThanOrEqualTo(gauge("primary", "other"));
    }

    @Test
    void usesTheWeightsOfTheTierThatCountsMost() {
        converse(tier("low", 0.2, 0.4), 50);
        converse(tier("high", 0.4, 0.7), 50);

        assertThat(estimate.weights().ascii()).isBetween(gauge("high", "ascii"), 0.5);
        assertThat(estimate.weights().other()).isBetween(gauge("high", "other"), 0.875);
    }

    @Test
    void ignoresSmallChanges() {
        converse(tier("primary", 0.25, 0.7), 50);
        TokenWeights settled = estimate.weights();

        converse(tier("primary", 0.245, 0.69), 50);

        assertThat(estimate.weights()).isEqualTo(settled);
    }

    @Test
    void learnsNothingAboutKoreanFromEnglish() {
        IntStream.range(0, 50).forEach(i -> ask(tier("primary", 0.2, 0.5), "how much is it? ".repeat(20)));

        assertThat(gauge("primary", "ascii")).isCloseTo(0.2, MARGIN);
        assertThat(gauge("primary", "other")).isEqualTo(TokenWeights.START.other());
    }

    @ParameterizedTest
    @CsvSource({"0, 0.3", "-5, 0.3", "2000000000, 0.3"})
    void staysWithinWhatATokenizerCanDo(int reported, double expected) {
        ask(request -> answer("primary", new Usage(reported, 1, 0, 0)), "how much is it?");

        assertThat(estimate.weights().ascii()).isLessThanOrEqualTo(expected * 1.05);
        assertThat(estimate.weights().ascii()).isGreaterThanOrEqualTo(expected);
    }

    @Test
    void isNotMisledByAnImpossibleReport() {
        converse(tier("primary", 0.2, 0.5), 50);
        TokenWeights settled = estimate.weights();

        ask(request -> answer("primary", new Usage(2_000_000, 1, 0, 0)), "요금이 얼마예요?");
        ask(request -> answer("primary", new Usage(1, 1, 0, 0)), "요금이 얼마예요?".repeat(100));

        assertThat(estimate.weights()).isEqualTo(settled);
    }

    @Test
    void separatesTheTokensThatATierAddsToEveryPromptFromItsTokenizer() {
        converse(
                request -> tier("primary", 0.2, 0.5).stream(request).map(chunk -> {
                    Optional<Usage> usage = chunk.usage();
                    return usage.isEmpty()
                            ? chunk
                            : new ModelChunk.Finished(
                                    FinishReason.STOP,
                                    usage.map(used -> new Usage(used.promptTokens() + 3_000, 1, 0, 0)));
                }),
                200);

        assertThat(gauge("primary", "ascii")).isCloseTo(0.2, within(0.1));
        assertThat(gauge("primary", "other")).isCloseTo(0.5, within(0.1));
    }

    @Test
    void cutsATextToTheGivenNumberOfTokens() {
        String cut = TokenWeights.START.cut("가나다".repeat(1_000) + "🙂".repeat(1_000), 100);

        assertThat(TokenWeights.START.tokens(Characters.of(cut))).isBetween(95.0, 100.0);
        assertThat(cut.codePoints()).noneMatch(point -> Character.getType(point) == Character.SURROGATE);
    }

    private void converse(ModelClient tier, int requests) {
        for (int i = 0; i < requests; i++) {
            ask(tier, "how much is it? ".repeat(random.nextInt(60)) + "요금이얼마예요".repeat(1 + random.nextInt(60)));
        }
    }

    private void ask(ModelClient tier, String text) {
        AtomicReference<ModelChunk> last = new AtomicReference<>();
        estimate.learningFrom(tier).stream(ModelRequest.of(Purpose.REPLY, List.of(ChatMessage.user(text))))
                .subscribe()
                .with(last::set);
        assertThat(last.get()).isInstanceOf(ModelChunk.Finished.class);
    }

    private double gauge(String tier, String characters) {
        return meters.get("assistant.prompt.tokens.per.character")
                .tag("tier", tier)
                .tag("characters", characters)
                .gauge()
                .value();
    }

    /** A tier whose tokenizer has these weights and whose template adds four tokens to a message. */
    private static ModelClient tier(String name, double ascii, double other) {
        return request -> {
            String text = request.messages().get(0).text();
            double tokens = 4 + new TokenWeights(ascii, other).tokens(Characters.of(text));
            return answer(name, new Usage((int) Math.round(tokens), 1, 0, 0));
        };
    }

    private static ModelClient silent(String name) {
        return request -> Multi.createFrom()
                .items(
                        new ModelChunk.Opened(name, "model"),
                        new ModelChunk.Finished(FinishReason.STOP, Optional.empty()));
    }

    private static Multi<ModelChunk> answer(String tier, Usage usage) {
        return Multi.createFrom()
                .items(
                        new ModelChunk.Opened(tier, "model"),
                        new ModelChunk.Finished(FinishReason.STOP, Optional.of(usage)));
    }
}
