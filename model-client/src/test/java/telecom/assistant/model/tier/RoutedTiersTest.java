package telecom.assistant.model.tier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import telecom.assistant.local.model.Fault;
import telecom.assistant.model.ChatMessage;
import telecom.assistant.model.Effort;
import telecom.assistant.model.ModelChunk;
import telecom.assistant.model.ModelFailure;
import telecom.assistant.model.ModelFailure.Reason;
import telecom.assistant.model.ModelRequest;
import telecom.assistant.model.Purpose;
import telecom.assistant.model.Streams;

/** Routes, quotas, limits and prices as configured, over real connections. */
class RoutedTiersTest {

    private static final String REQUESTS = "assistant.model.requests";

    private final TwoTiers tiers = new TwoTiers();

    @AfterEach
    void stop() {
        tiers.close();
    }

    @Test
    void asksTheTiersOfPurposeChannelAndEffort() {
        tiers.with(Map.of(
                "order", "primary",
                "routes.reply.tiers", "secondary",
                "routes.reply.channels.voice", "primary",
                "routes.reply.hard", "primary,secondary"));

        assertThat(tierOf(Streams.question())).isEqualTo("secondary");
        assertThat(tierOf(Streams.question().withChannel("voice"))).isEqualTo("primary");
        assertThat(tierOf(Streams.question().withEffort(Effort.HARD))).isEqualTo("primary");
        assertThat(tierOf(ModelRequest.of(Purpose.SUMMARY, List.of(ChatMessage.user("bill")))))
                .isEqualTo("primary");
    }

    @Test
    void asksOnlyTheTierThatTheRequestNamesEvenIfNoRouteDoes() {
        tiers.with(Map.of("order", "primary"));

        assertThat(tierOf(Streams.question().withTier("secondary"))).isEqualTo("secondary");
        assertThat(tiers.primary().requests()).isEmpty();
    }

    @Test
    void neverReplacesTheTierThatTheRequestNames() {
        tiers.with(Map.of("routes.reply.hedge-after", "20ms", "tiers.primary.first-token-timeout", "300ms"));
        tiers.primary().fail(Fault.NO_FIRST_TOKEN, 1);

        assertThat(failureOf(Streams.question().withTier("primary")).reason()).isEqualTo(Reason.FIRST_TOKEN_TIMEOUT);
        assertThat(tiers.secondary().requests()).isEmpty();
    }

    @Test
    void listsTheTiersWhenTheRequestNamesAnUnknownOne() {
        tiers.with(Map.of());

        ModelFailure failure = failureOf(Streams.question().withTier("teacher"));

        assertThat(failure.reason()).isEqualTo(Reason.NO_SUCH_TIER);
        assertThat(failure).hasMessageContaining("teacher").hasMessageContaining("primary, secondary");
    }

    @Test
    void asksTheNextTierWhenTheQuotaOfRequestsIsSpent() {
        tiers.with(Map.of("tiers.primary.requests-per-second", "0.01", "tiers.primary.quota-wait", "10ms"));

        assertThat(tierOf(Streams.question())).isEqualTo("primary");
        assertThat(tierOf(Streams.question())).isEqualTo("secondary");
        assertThat(tiers.count("assistant.model.failovers", "reason", "quota_spent"))
                .isEqualTo(1);
        assertThat(tiers.primary().requests()).hasSize(1);
    }

    @Test
    void asksTheNextTierWhenTheQuotaOfTokensIsSpent() {
        tiers.with(Map.of("tiers.primary.tokens-per-minute", "20", "tiers.primary.quota-wait", "10ms"));

        assertThat(tierOf(Streams.question().withMaxTokens(20))).isEqualTo("primary");
        assertThat(tierOf(Streams.question().withMaxTokens(20))).isEqualTo("secondary");
        assertThat(tiers.count("assistant.model.quota.refused", "quota", "tokens", "tier", "primary"))
                .isEqualTo(1);
    }

    @Test
    void shortensARequestThatIsTooLongBeforeTheTierIsAsked() {
        tiers.with(Map.of("tiers.primary.context-limit", "100", "tiers.primary.context-unit", "characters"));
        List<ChatMessage> conversation =
                List.of(ChatMessage.user("x".repeat(100)), ChatMessage.assistant("Yes."), ChatMessage.user("Bill?"));

        tierOf(ModelRequest.of(Purpose.REPLY, conversation));

        assertThat(tiers.primary().requests().get(0).body().path("messages")).hasSize(1);
        assertThat(tiers.count("assistant.model.trims", "cause", "estimate")).isEqualTo(1);
    }

    @Test
    void countsTokensAndCostByTierPurposeAndChannel() {
        tiers.with(Map.of(
                "currency", "USD",
                "tiers.primary.price.input", "1000000",
                "tiers.primary.price.output", "2000000"));

        tierOf(Streams.question().withChannel("voice"));

        String[] labels = {"tier", "primary", "purpose", "reply", "channel", "voice"};
        double in = tiers.count("assistant.model.tokens", with(labels, "kind", "prompt"));
        double out = tiers.count("assistant.model.tokens", with(labels, "kind", "completion"));
        assertThat(in).isPositive();
        assertThat(out).isPositive();
        assertThat(tiers.count("assistant.model.cost", with(labels, "currency", "USD")))
                .isEqualTo(in + 2 * out);
        assertThat(tiers.count("assistant.model.unmetered")).isZero();
    }

    @Test
    void countsReasoningSeparatelyAndKeepsItOutOfTheAnswer() {
        tiers.with(Map.of());

        List<ModelChunk> answer = answerTo(Streams.question().withThinking(true));

        int pieces = (int)
                answer.stream().filter(ModelChunk.Reasoning.class::isInstance).count();
        assertThat(pieces).isPositive();
        assertThat(tiers.count("assistant.model.tokens", "kind", "reasoning")).isEqualTo(pieces);
    }

    @Test
    void countsNoCostWithoutAPriceAndLabelsAMissingChannelNone() {
        tiers.with(Map.of());
        tierOf(Streams.question());

        assertThat(tiers.count("assistant.model.cost")).isZero();
        assertThat(tiers.count(REQUESTS, "channel", "none", "outcome", "answered"))
                .isEqualTo(1);
    }

    @Test
    void countsAnswersWithoutReportedUsage() {
        tiers.with(Map.of("tiers.primary.supports-stream-options", "false"));
        tierOf(Streams.question());

        assertThat(tiers.count("assistant.model.unmetered", "tier", "primary")).isEqualTo(1);
        assertThat(tiers.count("assistant.model.tokens")).isZero();
    }

    @Test
    void namesTheSettingOfAWrongPriceOrQuota() {
        assertStartFails(
                Map.of("tiers.primary.price.input", "-1", "tiers.primary.price.output", "1"),
                "assistant.model.tiers.primary.price");
        assertStartFails(Map.of("tiers.primary.price.input", "1"), "assistant.model.tiers.primary.price.output");
        assertStartFails(
                Map.of("tiers.primary.requests-per-second", "0"), "assistant.model.tiers.primary.requests-per-second");
        assertStartFails(
                Map.of("tiers.primary.tokens-per-minute", "0"), "assistant.model.tiers.primary.tokens-per-minute");
        assertStartFails(Map.of("tiers.primary.context-limit", "0"), "assistant.model.tiers.primary.context-limit");
    }

    @ParameterizedTest
    @CsvSource({
        "max-concurrent, 0",
        "max-event-size, 2G",
        "probe-pause, 0s",
        "first-token-timeout, 0s",
        "stall-timeout, 0s",
        "retry.max-attempts, 0",
        "retry.initial-delay, 0s",
        "breaker.failure-rate, 0",
        "breaker.failure-rate, 101",
        "breaker.open-for, 0s"
    })
    void namesAnImpossibleSetting(String setting, String value) {
        assertStartFails(Map.of("tiers.primary." + setting, value), "assistant.model.tiers.primary." + setting + ":");
    }

    private void assertStartFails(Map<String, String> settings, String setting) {
        assertThatThrownBy(() -> tiers.with(new HashMap<>(settings))).hasMessageContaining(setting);
    }

    private static String[] with(String[] labels, String... more) {
        String[] all = new String[labels.length + more.length];
        System.arraycopy(labels, 0, all, 0, labels.length);
        System.arraycopy(more, 0, all, labels.length, more.length);
        return all;
    }

    private String tierOf(ModelRequest request) {
        return ((ModelChunk.Opened) answerTo(request).get(0)).tier();
    }

    private List<ModelChunk> answerTo(ModelRequest request) {
        return tiers.ask(request).awaitCompletion(TwoTiers.PATIENCE).getItems();
    }

    private ModelFailure failureOf(ModelRequest request) {
        return (ModelFailure) tiers.ask(request).awaitFailure(TwoTiers.PATIENCE).getFailure();
    }
}
