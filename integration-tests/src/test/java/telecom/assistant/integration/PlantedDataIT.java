package telecom.assistant.integration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;
import telecom.assistant.integration.harness.World;
import telecom.assistant.local.client.DirectLineChat;
import telecom.assistant.local.client.Handset;
import telecom.assistant.local.client.RelayCall;

/**
 * Sends personal data on every channel, and checks that it does not turn up where it must not. All numbers are made up.
 */
class PlantedDataIT {

    private static final String NAME = "독고솔찬";
    private static final String WORD = "쌍둥이바람개비";
    private static final String RESIDENT = "850712-2345671";
    private static final String CARD = "4929 1234 5678 9015";
    private static final String SPOKEN = "팔오공칠일이 이삼사오육칠일";

    private final World world = World.running();
    private final String number = World.freshNumber();

    @Test
    void nothingPersonalIsLoggedOrMeasuredAndNoDocumentReachesTheModel() throws Exception {
        Handset handset = world.handset(number);
        try (RelayCall call = world.call(number);
                DirectLineChat chat = world.chat("app-planted", NAME, number)) {
            eventually("the greeting", () -> call.sentSpeech().contains("AI"));
            int greeting = call.spoken().size();
            call.say(WORD + " 주민번호는 " + SPOKEN, "ko-KR");
            eventually("the spoken reply", () -> call.spoken().size() > greeting && call.isFinished());
            handset.text(WORD + " 카드는 " + CARD);
            eventually("the texted reply", () -> !handset.received().isEmpty());
            chat.say(WORD + " 주민번호 " + RESIDENT, "ko-KR");
            eventually("the chat's reply", () -> !chat.replies().isEmpty());
        }

        String log = Files.readString(Path.of(System.getProperty("work.folder"), "gateway.log"));
        String metrics = metrics();
        for (String planted : List.of(NAME, WORD, RESIDENT, CARD, SPOKEN, number, number.substring(3), "t=ey")) {
            assertThat(log).as("the log").doesNotContain(planted);
            assertThat(metrics).as("the metrics").doesNotContain(planted);
        }
        String toTheModel = world.stack().model().requests().toString();
        assertThat(toTheModel).doesNotContain(RESIDENT, CARD, SPOKEN).contains(WORD);
    }

    @Test
    void aFloodOfMessagesCausesNoModelRequestsBeyondTheLimit() {
        try (DirectLineChat chat = world.chat("app-flood", NAME, number)) {
            int accepted = 0;
            for (int i = 0; i < 60; i++) {
                accepted += chat.send("flood-" + i, "질문 " + i + "번입니다 알려 주세요", "ko-KR")
                                .handle((id, refused) -> refused == null)
                                .join()
                        ? 1
                        : 0;
            }

            assertThat(accepted).isBetween(30, 59);
            eventually("the word", () -> chat.activities().toString().contains("너무 많은 메시지"));
            long replies = world.stack().model().requests().stream()
                    .filter(request -> request.body().has("tools"))
                    .count();
            assertThat(replies).isLessThanOrEqualTo(accepted);
        }
    }

    private String metrics() throws IOException, InterruptedException {
        return HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create(world.gateway().managementUrl() + "/q/metrics"))
                                .build(),
                        BodyHandlers.ofString())
                .body();
    }

    private static void eventually(String what, Callable<Boolean> condition) {
        await(what).atMost(Duration.ofSeconds(20)).until(condition);
    }
}
