package telecom.assistant.integration;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;
import static telecom.assistant.integration.harness.Chromium.find;
import static telecom.assistant.integration.harness.Chromium.saveScreenshot;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import telecom.assistant.integration.harness.Administration;
import telecom.assistant.integration.harness.Administration.Answer;
import telecom.assistant.integration.harness.Chromium;
import telecom.assistant.integration.harness.Chromium.Look;
import telecom.assistant.integration.harness.Desk;
import telecom.assistant.integration.harness.EndOffsets;
import telecom.assistant.integration.harness.World;
import telecom.assistant.local.client.DirectLineChat;
import telecom.assistant.local.client.Handset;
import telecom.assistant.local.model.Pace;
import telecom.assistant.local.model.RecordedRequest;

/** Replays a conversation against other tiers and prompts; only the administrator sees the answers. */
class EvaluationIT {

    private static final String NAME = "박평가";
    private static final String QUESTION = "해외에서 로밍 되나요?";
    private static final String BRIEF_PROMPT = "You are A., by text message. Be brief.";

    private static final Map<String, Look> LOOKS = Map.of(
            "desktop-korean", Look.DESKTOP_KOREAN,
            "desktop-english-dark", Look.DESKTOP_ENGLISH_DARK,
            "narrow-korean-dark", Look.PHONE_KOREAN_DARK,
            "narrow-english", Look.PHONE_ENGLISH);

    private final World world = World.running();
    private final Administration admin = new Administration(world.gateway());
    private final String number = World.freshNumber();
    private final Handset handset = world.handset(number);
    private final EndOffsets sent = new EndOffsets(
            world.stack().kafka().bootstrapServers(),
            List.of(
                    "assistant.outbound.voice",
                    "assistant.outbound.sms",
                    "assistant.outbound.web",
                    "assistant.desk",
                    "assistant.dead-letter"));

    private DirectLineChat chat;
    private Desk desk;
    private String conversation;

    /** Asks about roaming and then for an agent, who hands the conversation back. */
    @BeforeEach
    void converse() {
        chat = world.chat("app-evaluation-" + number, NAME + number, number);
        desk = world.desk("agent-1", "지우");
        chat.say(QUESTION, "ko-KR");
        eventually("the reply", () -> chat.replies().size() == 1);
        chat.say("상담원 연결해 주세요", "ko-KR");
        eventually("the hand-off", () -> mode().equals("WAITING"));
        conversation =
                desk.conversationWith(NAME + number).orElseThrow().path("id").asText();
        desk.join(conversation);
        eventually("the agent", () -> mode().equals("AGENT"));
        desk.leave(conversation);
        eventually("the assistant", () -> mode().equals("ASSISTANT"));
    }

    @AfterEach
    void close() {
        desk.close();
        chat.close();
        sent.close();
    }

    @Test
    void comparesCandidatesWithTheRecordedRepliesAndSendsNothing() {
        Map<TopicPartition, Long> before = awaitEndOffsets();
        int replies = chat.replies().size();

        Answer started = start();
        assertThat(started.status()).isEqualTo(202);
        JsonNode report = awaitDone(started);

        assertThat(texts(report.path("candidates"))).containsExactly("primary/current", "primary/brief");
        JsonNode roaming = report.path("turns").path(0);
        assertThat(report.path("turns")).hasSize(2);
        assertThat(roaming.path("said").asText()).isEqualTo(QUESTION);
        assertThat(roaming.path("recorded").path("text").asText())
                .isEqualTo(chat.replyTexts().get(0));
        JsonNode same = roaming.path("answers").path(0);
        assertThat(same.path("text").asText())
                .isEqualTo(roaming.path("recorded").path("words").asText())
                .doesNotContain("AI");
        assertThat(same.path("similarity").asDouble()).isEqualTo(1);
        assertThat(same.path("firstTokenMillis").asLong())
                .isPositive()
                .isLessThanOrEqualTo(same.path("totalMillis").asLong());
        assertThat(same.path("tokens").path("promptTokens").asInt()).isPositive();
        JsonNode brief = roaming.path("answers").path(1);
        assertThat(brief.path("text").asText())
                .isNotEmpty()
                .isNotEqualTo(same.path("text").asText());
        assertThat(brief.path("similarity").asDouble()).isBetween(0.0, 0.999);

        JsonNode transfer = report.path("turns").path(1);
        assertThat(texts(transfer.path("recorded").path("toolCalls"))).containsExactly("transfer_to_agent");
        assertThat(transfer.path("answers")).allSatisfy(answer -> {
            assertThat(answer.path("toolCalls").path(0).path("name").asText()).isEqualTo("transfer_to_agent");
            assertThat(answer.path("sameTools").asBoolean()).isTrue();
        });
        assertThat(report.path("summaries").path(1).path("turns").asInt()).isEqualTo(2);

        assertThat(awaitEndOffsets()).isEqualTo(before);
        assertThat(chat.replies()).hasSize(replies);
        assertThat(handset.received()).isEmpty();
        assertThat(mode()).isEqualTo("ASSISTANT");
        assertThat(world.stack().model().requests())
                .filteredOn(request -> request.body().toString().contains(BRIEF_PROMPT))
                .as("the requests with the other prompt")
                .hasSize(2)
                .allSatisfy(request -> assertThat(request.body().has("tools")).isTrue());
    }

    @Test
    void closesTheModelsStreamWhenTheEvaluationIsCancelled() {
        world.stack().model().pace(new Pace(Duration.ofSeconds(20), Duration.ofMillis(10)));
        Answer started = start();
        eventually("the model to be asked", () -> world.stack().model().requests().stream()
                .anyMatch(request -> request.outcome() == RecordedRequest.Outcome.OPEN));
        long aborts = world.stack().model().aborts();

        Answer cancelled = admin.ask("DELETE", path(started), null);

        assertThat(cancelled.status()).isEqualTo(204);
        eventually("the stream to close", () -> world.stack().model().aborts() > aborts);
        assertThat(admin.get(path(started)).body().path("state").asText()).isEqualTo("cancelled");
        assertThat(admin.ask("DELETE", path(started), null).status()).isEqualTo(204);
        assertThat(admin.get(path(started)).status()).isEqualTo(404);
    }

    @Test
    void refusesUnknownTiersAndOtherMachines() {
        Answer unknown = admin.ask("POST", "/admin/evaluations", "{\"tiers\":[\"nobody\"]}");
        Answer stranger = new Administration(world.gateway(), "X-Forwarded-For", "192.0.2.1").get("/admin/evaluations");

        assertThat(unknown.status()).isEqualTo(400);
        assertThat(unknown.type()).isEqualTo("application/problem+json");
        assertThat(unknown.body().path("detail").asText()).contains("primary").doesNotContain("nobody");
        assertThat(stranger.status()).isEqualTo(403);
        assertThat(stranger.body().has("evaluations")).isFalse();
    }

    @Test
    @Tag("long")
    void showsEvaluationsOnAPage() {
        assumeTrue(Chromium.program().isPresent(), "no Chromium here: set CHROMIUM to its path");
        PlaywrightAssertions.setDefaultAssertionTimeout(20_000);
        String id = awaitDone(start()).path("id").asText();
        try (Chromium chromium = Chromium.start()) {
            LOOKS.forEach((name, look) -> {
                Page page = chromium.open(world.gateway().baseUrl() + "/evaluation#" + id, look);
                assertThat(page.getByTestId("turn")).hasCount(2);
                saveScreenshot(page, "evaluation-" + name);
            });
            Page page = chromium.open(world.gateway().baseUrl() + "/evaluation", Look.DESKTOP_KOREAN);
            assertThat(find(page, "empty")).isVisible();
            find(page, "conversations").fill("1");
            find(page, "start").click();
            assertThat(page.locator("[data-testid=state][data-state=done]")).isVisible();
            assertThat(page.getByTestId("turn")).hasCount(2);
            // The same tier with the same prompt gives the same answers.
            find(page, "filter-differing").click();
            assertThat(page.getByTestId("turn")).hasCount(0);
            saveScreenshot(page, "evaluation-started-korean");
            assertThat(chromium.errors()).isEmpty();

            page.setExtraHTTPHeaders(Map.of("X-Forwarded-For", "192.0.2.1"));
            page.reload();
            assertThat(page.locator("[data-testid=access][data-why=forbidden]")).isVisible();
            saveScreenshot(page, "evaluation-refused-korean");
        }
    }

    private Answer start() {
        return admin.ask("POST", "/admin/evaluations", """
                {"tiers":["primary"],"prompts":["current",{"name":"brief","web":"%s"}],"conversations":["%s"]}""".formatted(BRIEF_PROMPT, conversation));
    }

    private static String path(Answer started) {
        return started.body().path("location").asText();
    }

    private JsonNode awaitDone(Answer started) {
        eventually(
                "the evaluation", () -> !report(started).path("state").asText().equals("running"));
        JsonNode report = report(started);
        assertThat(report.path("state").asText()).isEqualTo("done");
        return report;
    }

    private JsonNode report(Answer started) {
        return admin.get(path(started)).body();
    }

    private static List<String> texts(JsonNode list) {
        return list.valueStream().map(JsonNode::asText).toList();
    }

    /** The end offsets of the topics once everything on its way has arrived. */
    private Map<TopicPartition, Long> awaitEndOffsets() {
        Map<TopicPartition, Long> last = new HashMap<>();
        await("the topics to become quiet")
                .during(Duration.ofSeconds(1))
                .atMost(Duration.ofSeconds(20))
                .until(() -> {
                    Map<TopicPartition, Long> ends = sent.read();
                    boolean unchanged = ends.equals(last);
                    last.putAll(ends);
                    return unchanged;
                });
        return last;
    }

    private String mode() {
        return desk.conversationWith(NAME + number)
                .map(found -> found.path("mode").asText())
                .orElse("");
    }

    private static void eventually(String what, Callable<Boolean> condition) {
        await(what)
                .atMost(Duration.ofSeconds(20))
                .pollInterval(Duration.ofMillis(20))
                .until(condition);
    }
}
