package telecom.assistant.integration;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.options;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.github.tomakehurst.wiremock.WireMockServer;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import telecom.assistant.integration.harness.World;
import telecom.assistant.local.client.DirectLineChat;
import telecom.assistant.local.gateway.Gateway;

/** {@code MODEL_BASE_URL} is all that it takes to use another OpenAI-compatible server; here, recorded streams of two. */
class OtherServerIT {

    private final World world = World.running();

    @ParameterizedTest
    @CsvSource({"vllm.sse, 서울의 오늘 날씨는 맑아요.", "sglang.sse, Hello from another server."})
    void answersWithTheServerThatTheSettingsName(String recorded, String expected) {
        WireMockServer server = new WireMockServer(options().dynamicPort());
        server.start();
        server.stubFor(post(urlEqualTo("/openai/v1/chat/completions"))
                .willReturn(aResponse()
                        .withHeader("Content-Type", "text/event-stream")
                        .withBody(read(recorded))
                        .withChunkedDribbleDelay(5, 200)));
        try (Gateway gateway = pointedAt(server);
                DirectLineChat chat = chatWith(gateway)) {
            chat.say("hello", "en-US");

            await("the reply").atMost(Duration.ofSeconds(20)).until(() -> !chat.replies()
                    .isEmpty());
            assertThat(chat.replyTexts()).singleElement().asString().endsWith(expected);
            server.verify(postRequestedFor(urlEqualTo("/openai/v1/chat/completions"))
                    .withHeader("Authorization", equalTo("Bearer key-of-the-other-server")));
        } finally {
            server.stop();
        }
    }

    /** A gateway of its own on the same Kafka and database; the shared one rests meanwhile. */
    private Gateway pointedAt(WireMockServer server) {
        world.gateway().close();
        Map<String, String> settings = new HashMap<>(world.stack().settings());
        settings.put("MODEL_BASE_URL", server.baseUrl() + "/openai/v1/");
        settings.put("MODEL_API_KEY", "key-of-the-other-server");
        settings.put("MODEL_NAME", "another-model");
        return Gateway.start(World.jar(), Path.of(System.getProperty("work.folder"), "gateway-other.log"), settings);
    }

    private static DirectLineChat chatWith(Gateway gateway) {
        String number = World.freshNumber();
        return DirectLineChat.open(gateway.baseUrl(), "app-other-" + number, "Emma Wilson", number);
    }

    private static byte[] read(String recorded) {
        try (InputStream in = OtherServerIT.class.getResourceAsStream("/recorded/" + recorded)) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
