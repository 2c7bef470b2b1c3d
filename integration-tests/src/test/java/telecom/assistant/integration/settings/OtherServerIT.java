package telecom.assistant.integration.settings;

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
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import telecom.assistant.integration.harness.World;
import telecom.assistant.local.client.DirectLineChat;

/**
 * {@code MODEL_BASE_URL}, {@code MODEL_API_KEY} and {@code MODEL_NAME} are enough to use another OpenAI-compatible
 * server. Replays streams that were recorded from two such servers.
 */
class OtherServerIT {

    private static final String PATH = "/openai/v1/chat/completions";
    private static final WireMockServer SERVER = new WireMockServer(options().dynamicPort());

    @BeforeAll
    static void start() {
        SERVER.start();
    }

    @AfterAll
    static void stop() {
        SERVER.stop();
    }

    @ParameterizedTest
    @CsvSource({"vllm.sse, 서울의 오늘 날씨는 맑아요.", "sglang.sse, Hello from another server."})
    void answersThroughTheServerNamedInTheSettings(String recorded, String expected) {
        SERVER.resetAll();
        SERVER.stubFor(post(urlEqualTo(PATH))
                .willReturn(aResponse()
                        .withHeader("Content-Type", "text/event-stream")
                        .withBody(read(recorded))
                        .withChunkedDribbleDelay(5, 200)));
        String number = World.freshNumber();
        try (DirectLineChat chat = world().chat("app-other-" + number, "Emma Wilson", number)) {
            chat.say("hello", "en-US");

            await("the reply").atMost(Duration.ofSeconds(20)).until(() -> !chat.replies()
                    .isEmpty());
            assertThat(chat.replyTexts()).singleElement().asString().endsWith(expected);
            SERVER.verify(postRequestedFor(urlEqualTo(PATH))
                    .withHeader("Authorization", equalTo("Bearer key-of-the-other-server")));
        }
    }

    private static World world() {
        return World.with(Map.of(
                "MODEL_BASE_URL", SERVER.baseUrl() + "/openai/v1/",
                "MODEL_API_KEY", "key-of-the-other-server",
                "MODEL_NAME", "another-model"));
    }

    private static byte[] read(String recorded) {
        try (InputStream in = OtherServerIT.class.getResourceAsStream("/recorded/" + recorded)) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
