package telecom.assistant.model.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.smallrye.mutiny.helpers.test.AssertSubscriber;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import telecom.assistant.model.ModelChunk;
import telecom.assistant.model.ModelConfig;
import telecom.assistant.model.ModelFailure;
import telecom.assistant.model.ModelFailure.Reason;
import telecom.assistant.model.ScriptedTier;
import telecom.assistant.model.Streams;
import telecom.assistant.model.TestSettings;
import telecom.assistant.model.TierCapabilities;

/** Keys as the tier sees them. */
class ApiKeyTest {

    private static final Duration PATIENCE = Duration.ofSeconds(15);

    @TempDir
    private Path folder;

    private final Vertx vertx = Vertx.vertx();
    private final ScriptedTier tier = new ScriptedTier(vertx);

    @AfterEach
    void stop() {
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    @Test
    void sendsTheKeyOfTheFileWithoutTheLineEnd() throws IOException {
        HttpModelClient client = client(file("k-1\n"));

        assertThat(keySentBy(client)).isEqualTo("Bearer k-1");
    }

    @Test
    void sendsTheNewKeySoonAfterTheFileHasChanged() throws IOException {
        Path file = file("k-1");
        HttpModelClient client = client(file);
        keySentBy(client);

        Files.writeString(file, "k-2");

        await().atMost(PATIENCE).until(() -> keySentBy(client).equals("Bearer k-2"));
    }

    @Test
    void followsAMountedSecretWhoseLinkIsSwapped() throws IOException {
        Path link = folder.resolve("link");
        Files.createSymbolicLink(link, file("k-1"));
        HttpModelClient client = client(link);

        Path swapped = folder.resolve("swapped");
        Files.createSymbolicLink(swapped, Files.writeString(folder.resolve("other"), "k-2"));
        Files.move(swapped, link, StandardCopyOption.ATOMIC_MOVE);

        await().atMost(PATIENCE).until(() -> keySentBy(client).equals("Bearer k-2"));
    }

    @Test
    void keepsTheLastKeyWhileTheFileHoldsNoValidOne() throws IOException {
        Path file = file("k-1");
        HttpModelClient client = client(file);

        Files.writeString(file, " \n");

        await().during(Duration.ofMillis(200)).until(() -> keySentBy(client).equals("Bearer k-1"));
        Files.delete(file);
        await().during(Duration.ofMillis(200)).until(() -> keySentBy(client).equals("Bearer k-1"));
    }

    @Test
    void sendsNothingWhileTheKeyIsMissingAndUsesItOnceItArrives() throws IOException {
        Path file = folder.resolve("later");
        HttpModelClient client = client(file);

        ModelFailure failure = (ModelFailure) ask(client).awaitFailure(PATIENCE).getFailure();
        assertThat(failure.reason()).isEqualTo(Reason.UNAUTHORIZED);
        assertThat(failure).hasMessageContaining("assistant.model.tiers.primary.api-key-file");
        assertThat(tier.requests()).isEmpty();

        Files.writeString(file, "k-1");
        await().atMost(PATIENCE).untilAsserted(() -> ask(client).awaitCompletion(Duration.ofSeconds(1)));
    }

    @Test
    void ignoresAKeyThatNoHeaderCanHold() throws IOException {
        ModelFailure failure = (ModelFailure)
                ask(client(file("k-1\r\nX-Other: 열쇠"))).awaitFailure(PATIENCE).getFailure();

        assertThat(failure.reason()).isEqualTo(Reason.UNAUTHORIZED);
        assertThat(failure).hasMessageNotContaining("k-1");
    }

    @Test
    void usesTheConfiguredKeyWithoutItsLineEnd() {
        assertThat(keySentBy(client(Map.of("api-key", "k-1\n")))).isEqualTo("Bearer k-1");
    }

    @Test
    void refusesAConfiguredKeyThatNoHeaderCanHoldWithoutRepeatingIt() {
        assertThatThrownBy(() -> client(Map.of("api-key", "k-1 열쇠")))
                .hasMessageContaining("assistant.model.tiers.primary.api-key")
                .hasMessageNotContaining("k-1");
    }

    @Test
    void refusesTwoKeysAtOnce() {
        assertThatThrownBy(() -> client(Map.of("api-key", "k-1", "api-key-file", "/run/key")))
                .hasMessageContaining("assistant.model.tiers.primary.api-key-file")
                .hasMessageNotContaining("k-1");
    }

    private Path file(String content) throws IOException {
        return Files.writeString(folder.resolve("key"), content);
    }

    private HttpModelClient client(Path file) {
        return client(Map.of("api-key-file", file.toString(), "api-key-refresh", "20ms"));
    }

    private HttpModelClient client(Map<String, String> settings) {
        tier.plays(response -> ScriptedTier.stream(response, Streams.event("Yes.") + Streams.STOP + Streams.DONE)
                .end());
        ModelConfig.Tier written = TestSettings.tier(tier.baseUrl(), new HashMap<>(settings));
        return new HttpModelClient(vertx, "primary", written, TierCapabilities.of(written), name -> Optional.empty());
    }

    private String keySentBy(HttpModelClient client) {
        ask(client).awaitCompletion(PATIENCE);
        return tier.requests().get(tier.requests().size() - 1).getHeader("authorization");
    }

    private static AssertSubscriber<ModelChunk> ask(HttpModelClient client) {
        return client.stream(Streams.question()).subscribe().withSubscriber(AssertSubscriber.create(Long.MAX_VALUE));
    }
}
