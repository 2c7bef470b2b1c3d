package telecom.assistant.model.tier;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.exactly;
import static com.github.tomakehurst.wiremock.client.WireMock.okForContentType;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.wireMockConfig;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import com.github.tomakehurst.wiremock.stubbing.Scenario;
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
import org.junit.jupiter.api.extension.RegisterExtension;
import telecom.assistant.model.ModelChunk;
import telecom.assistant.model.ModelConfig;
import telecom.assistant.model.ModelFailure;
import telecom.assistant.model.ModelFailure.Reason;
import telecom.assistant.model.Streams;
import telecom.assistant.model.TestSettings;

/** The assembled client against recorded streams on an independent HTTP server. */
class InferenceTiersTest {

    private static final String PATH = "/v1/chat/completions";

    @RegisterExtension
    static final WireMockExtension PRIMARY = WireMockExtension.newInstance()
            .options(wireMockConfig().dynamicPort().bindAddress("127.0.0.1"))
            .build();

    @RegisterExtension
    static final WireMockExtension SECONDARY = WireMockExtension.newInstance()
            .options(wireMockConfig().dynamicPort().bindAddress("127.0.0.1"))
            .build();

    private final Vertx vertx = Vertx.vertx();
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();

    @AfterEach
    void stop() {
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    @Test
    void asksAnOverloadedTierAgainAfterItsRetryAfter() {
        PRIMARY.stubFor(post(PATH)
                .inScenario("overload")
                .whenScenarioStateIs(Scenario.STARTED)
                .willReturn(aResponse().withStatus(503).withHeader("Retry-After", "1"))
                .willSetStateTo("recovered"));
        PRIMARY.stubFor(post(PATH)
                .inScenario("overload")
                .whenScenarioStateIs("recovered")
                .willReturn(recorded("vllm-reply")));

        assertThat(Streams.text(answer(tiers(Map.of())))).isEqualTo("이번 달 요금은 5만 9천 원입니다.");
        PRIMARY.verify(exactly(2), postRequestedFor(urlEqualTo(PATH)));
    }

    @Test
    void failsOverToTheSecondTierAndSaysWhichAnswered() {
        PRIMARY.stubFor(post(PATH).willReturn(okForContentType("text/html", "<html>Blocked</html>")));
        SECONDARY.stubFor(post(PATH).willReturn(recorded("sglang-reply")));

        List<ModelChunk> chunks = answer(tiers(Map.of("order", "primary,secondary")));

        assertThat(chunks).first().isEqualTo(new ModelChunk.Opened("secondary", "ax-k1"));
        PRIMARY.verify(exactly(3), postRequestedFor(urlEqualTo(PATH)));
    }

    @Test
    void opensTheBreakerAfterFailuresAndStopsAskingTheTier() {
        PRIMARY.stubFor(post(PATH).willReturn(aResponse().withStatus(500)));
        InferenceTiers tiers =
                tiers(Map.of("tiers.primary.breaker.minimum-requests", "4", "tiers.primary.retry.max-attempts", "2"));
        failure(tiers);
        failure(tiers);

        assertThat(failure(tiers).reason()).isEqualTo(Reason.CIRCUIT_OPEN);
        PRIMARY.verify(exactly(4), postRequestedFor(urlEqualTo(PATH)));
        assertThat(new InferenceTierHealth(tiers).call().getStatus()).isEqualTo(HealthCheckResponse.Status.DOWN);
    }

    @Test
    void doesNotOpenTheBreakerForRejectedRequests() {
        PRIMARY.stubFor(post(PATH).willReturn(aResponse().withStatus(400)));
        InferenceTiers tiers = tiers(Map.of("tiers.primary.breaker.minimum-requests", "2"));
        for (int i = 0; i < 5; i++) {
            assertThat(failure(tiers).reason()).isEqualTo(Reason.REJECTED);
        }
        assertThat(new InferenceTierHealth(tiers).call().getStatus()).isEqualTo(HealthCheckResponse.Status.UP);
    }

    @Test
    void measuresRequestsFirstTokenAndTokens() {
        PRIMARY.stubFor(post(PATH).willReturn(recorded("vllm-reply")));
        answer(tiers(Map.of()));

        assertThat(meters.get("assistant.model.requests")
                        .tags("tier", "primary", "purpose", "reply", "outcome", "answered")
                        .counter()
                        .count())
                .isEqualTo(1);
        assertThat(meters.get("assistant.model.first.token").timer().count()).isEqualTo(1);
        assertThat(meters.get("assistant.model.tokens")
                        .tag("kind", "cached")
                        .counter()
                        .count())
                .isEqualTo(384);
    }

    @Test
    void showsTheWrongSettingOnTheHealthPageAndRecovers() {
        PRIMARY.stubFor(post(PATH).willReturn(aResponse().withStatus(401)));
        InferenceTiers tiers = tiers(Map.of("tiers.primary.api-key", "k-123"));
        failure(tiers);

        HealthCheckResponse down = new InferenceTierHealth(tiers).call();
        assertThat(down.getStatus()).isEqualTo(HealthCheckResponse.Status.DOWN);
        assertThat(down.getData().orElseThrow().get("primary").toString())
                .contains("assistant.model.tiers.primary.api-key")
                .doesNotContain("k-123");

        PRIMARY.stubFor(post(PATH).willReturn(recorded("vllm-reply")));
        answer(tiers);
        assertThat(new InferenceTierHealth(tiers).call().getStatus()).isEqualTo(HealthCheckResponse.Status.UP);
    }

    @Test
    void isWellWhileOneTierIsUsable() {
        PRIMARY.stubFor(post(PATH).willReturn(aResponse().withStatus(404)));
        SECONDARY.stubFor(post(PATH).willReturn(recorded("vllm-reply")));
        InferenceTiers tiers = tiers(Map.of("order", "primary,secondary"));
        answer(tiers);

        assertThat(new InferenceTierHealth(tiers).call().getStatus()).isEqualTo(HealthCheckResponse.Status.UP);
    }

    @Test
    void namesTheSettingsOfATierThatIsListedButNotConfigured() {
        assertThatThrownBy(() -> tiers(Map.of("order", "primary,cheap")))
                .hasMessageContaining("assistant.model.tiers.cheap.base-url");
    }

    private InferenceTiers tiers(Map<String, String> properties) {
        Map<String, String> all = new HashMap<>(properties);
        all.put("tiers.primary.base-url", PRIMARY.baseUrl() + "/v1");
        all.put("tiers.primary.model", "A.X-K1");
        all.putIfAbsent("tiers.primary.retry.initial-delay", "1ms");
        all.put("tiers.secondary.base-url", SECONDARY.baseUrl() + "/v1");
        all.put("tiers.secondary.model", "A.X-4.0");
        ModelConfig config = TestSettings.config(all);
        return new InferenceTiers(config, new Prices(config), vertx, meters);
    }

    private static ResponseDefinitionBuilder recorded(String stream) {
        return okForContentType("text/event-stream", Streams.recorded(stream)).withChunkedDribbleDelay(7, 100);
    }

    private static List<ModelChunk> answer(InferenceTiers tiers) {
        return ask(tiers).awaitCompletion(Duration.ofSeconds(5)).getItems();
    }

    private static ModelFailure failure(InferenceTiers tiers) {
        return (ModelFailure) ask(tiers).awaitFailure(Duration.ofSeconds(5)).getFailure();
    }

    private static AssertSubscriber<ModelChunk> ask(InferenceTiers tiers) {
        return tiers.client().stream(Streams.question())
                .subscribe()
                .withSubscriber(AssertSubscriber.create(Long.MAX_VALUE));
    }
}
