package telecom.assistant.integration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import telecom.assistant.integration.harness.Administration;
import telecom.assistant.integration.harness.World;
import telecom.assistant.local.client.DirectLineChat;
import telecom.assistant.local.client.RelayCall;

/** An incident that an operator pins, from the request that pins it to the answers of subscribers. */
class IncidentIT {

    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final String KO = "강남 일대의 통신 장애를 복구하고 있어요. 불편을 드려 죄송해요.";
    private static final String EN = "We are repairing an outage in Gangnam. We are sorry for the trouble.";
    private static final String INCIDENT =
            "{\"places\":[\"강남\",\"Gangnam\"],\"ko\":\"" + KO + "\",\"en\":\"" + EN + "\"}";

    private final World world = World.running();
    private final String number = World.freshNumber();
    private final Administration admin = new Administration(world.gateway());

    @BeforeEach
    void pin() {
        assertThat(admin.ask("PUT", "/admin/incidents/it-gangnam", INCIDENT).status())
                .isEqualTo(200);
        eventually("the incident on the node", () -> hasIncidents(1));
    }

    @AfterEach
    void end() {
        admin.ask("DELETE", "/admin/incidents/it-gangnam", null);
        eventually("no incident on the node", () -> hasIncidents(0));
    }

    @Test
    void aSubscriberWhoAsksAboutTheIncidentIsAnsweredWithoutTheModel() {
        long before = world.stack().model().requested();
        try (DirectLineChat chat = world.chat("app-incident-" + number, "김서연", number);
                RelayCall call = world.call(World.freshNumber())) {
            eventually("the greeting", () -> call.sentSpeech().contains("AI"));
            chat.say("강남인데 데이터가 왜 이래요 안 터져요", "ko-KR");
            call.say("갑자기 전화가 안 걸려요", "ko-KR");

            eventually("the reply", () -> chat.replies().size() == 1);
            eventually("the spoken reply", () -> call.sentSpeech().contains("강남 일대의 통신 장애"));
            assertThat(chat.replyTexts().get(0)).endsWith(KO);
            assertThat(world.stack().model().requested()).isEqualTo(before);
        }
    }

    @Test
    void aQuestionThatAsksForMoreReachesTheModelWhichKnowsTheIncident() {
        try (DirectLineChat chat = world.chat("app-incident-" + number, "김서연", number)) {
            chat.say("인터넷이 안 돼요. 그리고 이번 달 요금 얼마예요?", "ko-KR");

            eventually("the reply", () -> chat.replies().size() == 1);
            assertThat(world.stack().model().requests()).anySatisfy(request -> assertThat(
                            request.body().path("messages").toString())
                    .contains(KO));
        }
    }

    @Test
    void anIncidentEndsByItselfAtItsTime() {
        String over = INCIDENT.replace("}", ",\"until\":\"2026-01-01T00:00:00+09:00\"}");

        assertThat(admin.ask("PUT", "/admin/incidents/it-gangnam", over).status())
                .isEqualTo(200);

        eventually("no incident on the node", () -> hasIncidents(0));
    }

    @Test
    void showsBeforehandWhichQuestionsGetIt() {
        var shown = admin.ask(
                "POST",
                "/admin/incidents/preview",
                "{\"places\":[\"강남\"],\"messages\":[\"전화가 안 걸려요\",\"부산인데 전화가 안 돼요\",\"요금 얼마예요?\"]}");

        assertThat(shown.body().findValuesAsText("preview")).containsExactly("ANSWERED", "ELSEWHERE", "UNRELATED");
    }

    @Test
    void refusesAnIncidentWithoutText() {
        assertThat(admin.ask("PUT", "/admin/incidents/it-none", "{\"ko\":\"\"}").status())
                .isEqualTo(400);
        assertThat(admin.ask("DELETE", "/admin/incidents/it-none", null).status())
                .isEqualTo(404);
    }

    private boolean hasIncidents(int count) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(world.gateway().managementUrl() + "/q/metrics"))
                .build();
        return HTTP.send(request, HttpResponse.BodyHandlers.ofString())
                .body()
                .lines()
                .anyMatch(line -> line.startsWith("assistant_incidents_pinned") && line.endsWith(" " + count + ".0"));
    }

    private static void eventually(String what, Callable<Boolean> condition) {
        await(what)
                .atMost(Duration.ofSeconds(20))
                .pollInterval(Duration.ofMillis(50))
                .until(condition);
    }
}
