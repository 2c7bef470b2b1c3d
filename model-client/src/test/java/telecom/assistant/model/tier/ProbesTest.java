package telecom.assistant.model.tier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.smallrye.mutiny.helpers.test.AssertSubscriber;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import telecom.assistant.model.ModelChunk;
import telecom.assistant.model.ModelConfig;
import telecom.assistant.model.ModelRequest;
import telecom.assistant.model.Streams;
import telecom.assistant.model.TestSettings;
import telecom.assistant.model.ToolSpec;

/** A tier whose settings leave open what it supports, on a real socket. */
class ProbesTest {

    private static final Duration PATIENCE = Duration.ofSeconds(15);
    private static final ToolSpec BILL = new ToolSpec(
            "bill", "The bill", JsonNodeFactory.instance.objectNode().put("type", "object"));
    private static final String ALL_TRUE =
            "supports-thinking=true (found out), supports-stream-options=true (found out), "
                    + "supports-tools=true (found out), supports-json-mode=true (found out)";
    private static final String NOTHING_KNOWN =
            "supports-thinking=false (not yet known), supports-stream-options=false (not yet known), "
                    + "supports-tools=false (not yet known), supports-json-mode=false (not yet known)";

    private final Vertx vertx = Vertx.vertx();
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final ChoosyTier tier = new ChoosyTier(vertx);
    private InferenceTiers tiers;

    @AfterEach
    void stop() {
        tiers.close();
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    @Test
    void asksForEachCapabilityOnceAndSendsWhatWasAccepted() {
        start(Map.of());
        awaitSupport(ALL_TRUE);

        JsonNode body = asked();

        assertThat(body.has("tools")).isTrue();
        assertThat(body.has("chat_template_kwargs")).isTrue();
        assertThat(body.has("response_format")).isTrue();
        assertThat(body.has("stream_options")).isTrue();
        assertThat(tier.probes()).hasSize(4);
        assertThat(tier.probes())
                .extracting(probe -> probe.path("max_tokens").asInt())
                .allMatch(most -> most <= 256);
        assertThat(gauge("tools")).isEqualTo(1);
        assertThat(outcomes("accepted")).isEqualTo(4);
    }

    @ParameterizedTest
    @CsvSource({
        "tools, supports-tools",
        "chat_template_kwargs, supports-thinking",
        "response_format, supports-json-mode",
        "stream_options, supports-stream-options"
    })
    void doesWithoutTheOneThingThatIsRefusedAndStaysHealthy(String field, String setting) {
        tier.refusing(field);
        start(Map.of());
        awaitSupport(ALL_TRUE.replace(setting + "=true", setting + "=false"));

        JsonNode body = asked();

        assertThat(body.has(field)).isFalse();
        assertThat(tier.probes()).hasSize(4);
        assertThat(outcomes("refused")).isEqualTo(1);
        assertThat(health().getStatus()).isEqualTo(HealthCheckResponse.Status.UP);
        assertThat(health().getData().orElseThrow().get("primary")).isEqualTo("no failure since the last answer");
    }

    @ParameterizedTest
    @ValueSource(strings = {"OK", "confirm_ready()", "{\"name\":\"confirm_ready\",\"arguments\":{}}"})
    void putsToolsIntoThePromptOfATierThatIgnoresThem(String words) {
        tier.ignoresTools(words);
        start(Map.of());
        awaitSupport(ALL_TRUE.replace("supports-tools=true", "supports-tools=false"));

        assertThat(asked().path("messages").toString()).contains("The bill");
    }

    @Test
    void keepsWhatTheCallNeedsOutOfTheQuestion() {
        start(Map.of());
        awaitSupport(ALL_TRUE);

        JsonNode probe = tier.probes().stream()
                .filter(body -> body.has("tools"))
                .findFirst()
                .orElseThrow();
        JsonNode tool = probe.path("tools").path(0).path("function");
        String code = tool.at("/parameters/properties/code/enum/0").asText();
        assertThat(code).isNotEmpty();
        assertThat(probe.path("messages").toString())
                .doesNotContain(tool.path("name").asText(), code);
    }

    @Test
    void doesNotOverruleWhatIsSetNorAskAboutIt() {
        tier.refusing("stream_options");
        start(Map.of("supports-stream-options", "true", "supports-tools", "false"));
        awaitSupport("supports-thinking=false (found out), supports-stream-options=true (set), "
                + "supports-tools=false (set), supports-json-mode=false (found out)");

        assertThat(tier.probes()).hasSize(2).noneMatch(probe -> probe.has("tools"));
    }

    @Test
    void asksNothingWhereEverythingIsSet() {
        start(Map.of("profile", "ax-k2"));

        assertThat(asked().has("tools")).isTrue();
        assertThat(tier.probes()).isEmpty();
    }

    @Test
    void answersWithTheCarefulValuesWhileTheTierIsSilentAboutOneThing() {
        tier.silentAbout("tools");
        start(Map.of("first-token-timeout", "2s", "probe-pause", "1h"));
        awaitSupport(ALL_TRUE.replace("supports-tools=true (found out)", "supports-tools=false (not yet known)"));

        JsonNode body = asked();

        assertThat(body.has("tools")).isFalse();
        assertThat(body.path("messages").toString()).contains("The bill");
        assertThat(outcomes("unanswered")).isEqualTo(1);
        assertThat(health().getStatus()).isEqualTo(HealthCheckResponse.Status.UP);
    }

    @Test
    void doesNotLetRequestsWaitForItsOwn() {
        tier.silentAbout("chat_template_kwargs");
        start(Map.of("first-token-timeout", "1h", "total-timeout", "1h"));
        await().atMost(PATIENCE).until(() -> tier.probes().size() == 1);

        assertThat(Streams.text(answer())).isEqualTo("OK");
        assertThat(supports()).isEqualTo(NOTHING_KNOWN);
    }

    @Test
    void asksAgainWhatWasNotAnsweredOnceTheTierAnswersOthers() {
        tier.answers(503);
        start(Map.of("probe-pause", "50ms", "retry.max-attempts", "1"));
        await().atMost(PATIENCE).until(() -> outcomes("unanswered") == 4);
        assertThat(tier.probes()).as("a tier that is overloaded is left alone").hasSize(1);

        tier.answers(0);
        answer();

        awaitSupport(ALL_TRUE);
    }

    @Test
    void learnsOfOtherCapabilitiesAfterARestart() {
        start(Map.of("probe-pause", "10ms", "retry.max-attempts", "1"));
        awaitSupport(ALL_TRUE);

        tier.goesDown();
        ask().awaitFailure(PATIENCE);
        tier.refusing("response_format").comesBack();
        ask(Streams.question()).awaitCompletion(PATIENCE);

        awaitSupport(ALL_TRUE.replace("supports-json-mode=true", "supports-json-mode=false"));
        assertThat(asked().has("response_format")).isFalse();
    }

    @Test
    void forgetsWhatItKnewWhenTheBreakerClosesAfterAnOutage() {
        start(Map.of(
                "probe-pause", "1h",
                "retry.max-attempts", "1",
                "breaker.window", "1",
                "breaker.minimum-requests", "1",
                "breaker.open-for", "50ms",
                "breaker.trial-requests", "1"));
        awaitSupport(ALL_TRUE);

        tier.goesDown();
        ask().awaitFailure(PATIENCE);
        tier.comesBack();
        await().atMost(PATIENCE).until(this::isAnswered);

        awaitSupport(NOTHING_KNOWN);
    }

    @Test
    void answersWithoutWhatIsRefusedOfASudden() {
        start(Map.of("probe-pause", "10ms"));
        awaitSupport(ALL_TRUE);
        tier.refusing("tools");

        assertThat(Streams.text(answer())).isEqualTo("OK");

        awaitSupport(ALL_TRUE.replace("supports-tools=true", "supports-tools=false"));
    }

    @Test
    void answersATierThatComesBackAndDoesNotSayWhichFieldItRefuses() {
        start(Map.of("probe-pause", "10ms", "retry.max-attempts", "1"));
        awaitSupport(ALL_TRUE);

        tier.goesDown();
        ask().awaitFailure(PATIENCE);
        tier.refusingUnnamed("chat_template_kwargs").comesBack();

        assertThat(Streams.text(answer())).isEqualTo("OK");
        awaitSupport(ALL_TRUE.replace("supports-thinking=true", "supports-thinking=false"));
    }

    @Test
    void findsOutWhatIsRefusedOfASuddenWithoutBeingNamed() {
        start(Map.of("probe-pause", "10ms"));
        awaitSupport(ALL_TRUE);
        tier.refusingUnnamed("stream_options", "response_format");

        ask().awaitFailure(PATIENCE);

        awaitSupport(ALL_TRUE.replace("supports-stream-options=true", "supports-stream-options=false")
                .replace("supports-json-mode=true", "supports-json-mode=false"));
        JsonNode body = asked();
        assertThat(body.has("tools")).isTrue();
        assertThat(body.has("response_format")).isFalse();
    }

    @Test
    void forgetsNothingWhenTheTierRefusesWhatItIsNotAskedAbout() {
        start(Map.of("probe-pause", "1h", "max-tokens", "50"));
        awaitSupport(ALL_TRUE);
        tier.refusing("max_tokens");

        ask().awaitFailure(PATIENCE);

        assertThat(supports()).isEqualTo(ALL_TRUE);
        assertThat(tier.ordinary()).as("it would be refused again").hasSize(1);
    }

    @Test
    void asksNothingThatTheQuotaDoesNotAllow() {
        start(Map.of("requests-per-second", "0.001", "quota-wait", "10ms", "probe-pause", "1h"));
        await().atMost(PATIENCE).until(() -> outcomes("unanswered") == 3);

        assertThat(tier.probes()).hasSize(1);
        assertThat(meters.find("assistant.model.quota.refused")
                        .tag("purpose", "probe")
                        .counter())
                .extracting(Counter::count)
                .isEqualTo(1.0);
    }

    @Test
    void paysForItsRequestsFromTheTokensOfTheTier() {
        start(Map.of(
                "tokens-per-minute", "20",
                "probe-pause", "1h",
                "supports-thinking", "true",
                "supports-stream-options", "true"));
        await().atMost(PATIENCE).until(() -> outcomes("unanswered") == 1);

        assertThat(supports()).contains("supports-tools=true (found out)", "supports-json-mode=false (not yet known)");
        assertThat(tier.probes()).hasSize(1);
        assertThat(meters.get("assistant.model.tokens")
                        .tags("purpose", "probe", "kind", "prompt")
                        .counter()
                        .count())
                .isEqualTo(20);
    }

    @Test
    void takesTrueFalseAndAutoOnly() {
        assertThatThrownBy(() -> start(Map.of("supports-tools", "perhaps")))
                .hasStackTraceContaining("true, false or auto");
        start(Map.of("supports-tools", "AUTO"));
        awaitSupport(ALL_TRUE);
    }

    private void start(Map<String, String> settings) {
        Map<String, String> all = new HashMap<>();
        all.put("tiers.primary.base-url", tier.baseUrl());
        all.put("tiers.primary.model", "A.X-K1");
        settings.forEach((name, value) -> all.put("tiers.primary." + name, value));
        ModelConfig config = TestSettings.leftOpen(all);
        tiers = new InferenceTiers(config, new Prices(config), vertx, meters);
    }

    /** The body of an ordinary request that has everything that a tier may refuse. */
    private JsonNode asked() {
        answer();
        return tier.ordinary().get(tier.ordinary().size() - 1);
    }

    private List<ModelChunk> answer() {
        return ask().awaitCompletion(PATIENCE).getItems();
    }

    private boolean isAnswered() {
        AssertSubscriber<ModelChunk> asked = ask();
        await().atMost(PATIENCE).until(() -> asked.hasCompleted() || asked.getFailure() != null);
        return asked.hasCompleted();
    }

    private AssertSubscriber<ModelChunk> ask() {
        return ask(Streams.question().withTools(List.of(BILL)).withJson(true));
    }

    private AssertSubscriber<ModelChunk> ask(ModelRequest request) {
        return tiers.client().stream(request).subscribe().withSubscriber(AssertSubscriber.create(Long.MAX_VALUE));
    }

    private void awaitSupport(String expected) {
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(supports()).isEqualTo(expected));
    }

    private String supports() {
        return health().getData().orElseThrow().get("primary supports").toString();
    }

    private HealthCheckResponse health() {
        return new InferenceTierHealth(tiers).call();
    }

    private double gauge(String capability) {
        return meters.get("assistant.model.supports")
                .tags("tier", "primary", "capability", capability)
                .gauge()
                .value();
    }

    private double outcomes(String outcome) {
        return meters.find("assistant.model.probes").tag("outcome", outcome).counters().stream()
                .mapToDouble(Counter::count)
                .sum();
    }
}
