package telecom.assistant.model.resilience;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.smallrye.mutiny.helpers.test.AssertSubscriber;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.OptionalInt;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import telecom.assistant.model.ModelChunk;
import telecom.assistant.model.ModelFailure;
import telecom.assistant.model.ModelFailure.Reason;
import telecom.assistant.model.ModelRequest;
import telecom.assistant.model.Streams;
import telecom.assistant.model.Usage;
import telecom.assistant.model.meter.ModelMeters;
import telecom.assistant.model.tokens.TierTokens;

class TokenQuotaModelClientTest {

    private static final int PER_MINUTE = 6_000;
    private static final ModelRequest LONG_ANSWER = Streams.question().withMaxTokens(PER_MINUTE);

    private long now;
    private final Vertx vertx = Vertx.vertx();
    private final FakeTier tier = new FakeTier();
    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private final TierTokens tokens = new TierTokens();
    private final TokenQuota quota = new TokenQuota("primary", PER_MINUTE, Duration.ofSeconds(1), () -> now);
    private final TokenQuotaModelClient client =
            new TokenQuotaModelClient(tier, quota, tokens, OptionalInt.of(1_000), vertx, new ModelMeters(registry));

    @AfterEach
    void stop() {
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    @Test
    void reservesThePromptAndTheLongestAnswer() {
        ask(Streams.question());

        assertThat(left()).isEqualTo(PER_MINUTE - 1_000 - tokens.of(Streams.question()));
        assertThat(registry.get("assistant.model.quota.tokens.left").gauge().value())
                .isEqualTo(left());
    }

    @Test
    void settlesWithWhatTheTierReports() {
        ask(LONG_ANSWER);
        tier.opens();
        tier.finishes(new Usage(400, 100, 0, 0));

        assertThat(left()).isEqualTo(PER_MINUTE - 500);
    }

    @Test
    void settlesWithWhatWasSeenWhenTheTierReportsNothing() {
        ask(LONG_ANSWER);
        tier.opens();
        tier.says("two");
        tier.says("tokens");
        tier.finishes();

        int said = (int) Math.ceil(tokens.of("two") + tokens.of("tokens"));
        assertThat(said).isPositive();
        assertThat(left()).isEqualTo(PER_MINUTE - tokens.of(LONG_ANSWER) - said);
    }

    @Test
    void settlesWithTheStreamedTokensWhenTheReportedUsageIsImpossible() {
        ask(LONG_ANSWER);
        tier.opens();
        tier.finishes(new Usage(2_000_000, 1, 0, 0));

        assertThat(left()).isEqualTo(PER_MINUTE - tokens.of(LONG_ANSWER));
    }

    @Test
    void chargesThePromptOfAnAnswerWithoutText() {
        ask(LONG_ANSWER);
        tier.fails(FakeTier.failure(Reason.WORDLESS));

        assertThat(left()).isEqualTo(PER_MINUTE - tokens.of(LONG_ANSWER));
    }

    @Test
    void chargesNothingForARequestThatTheTierRefused() {
        ask(LONG_ANSWER);
        tier.fails(FakeTier.failure(Reason.OVERLOADED));

        assertThat(left()).isEqualTo(PER_MINUTE);
    }

    @Test
    void chargesThePromptOfAnAnswerThatWasCancelled() {
        ask(LONG_ANSWER).cancel();

        assertThat(left()).isEqualTo(PER_MINUTE - tokens.of(LONG_ANSWER));
    }

    @Test
    void refusesARequestThatWouldWaitTooLongAndNamesTheSetting() {
        ask(LONG_ANSWER);

        ModelFailure failure = (ModelFailure) ask(LONG_ANSWER).getFailure();

        assertThat(failure.reason()).isEqualTo(Reason.QUOTA_SPENT);
        assertThat(failure).hasMessageContaining("assistant.model.tiers.primary.tokens-per-minute");
        assertThat(tier.asked()).isEqualTo(1);
        assertThat(registry.get("assistant.model.quota.refused")
                        .tag("quota", "tokens")
                        .counter()
                        .count())
                .isEqualTo(1);
    }

    @Test
    void waitsForTokensAndGivesThemBackWhenCancelled() {
        quota.reserve(PER_MINUTE - 1_000);
        ModelRequest small = Streams.question().withMaxTokens(1_000);

        ask(small).cancel();
        assertThat(left()).isEqualTo(1_000);
        assertThat(tier.asked()).isZero();

        ask(small);
        await().until(() -> tier.asked() == 1);
        assertThat(registry.get("assistant.model.quota.waits")
                        .tag("quota", "tokens")
                        .timer()
                        .count())
                .isEqualTo(2);
    }

    private double left() {
        return quota.left();
    }

    private AssertSubscriber<ModelChunk> ask(ModelRequest request) {
        return client.stream(request).subscribe().withSubscriber(AssertSubscriber.create(Long.MAX_VALUE));
    }
}
