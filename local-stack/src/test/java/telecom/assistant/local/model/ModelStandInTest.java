package telecom.assistant.local.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import telecom.assistant.local.model.RecordedRequest.Outcome;

class ModelStandInTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final HttpClient HTTP =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private static Vertx vertx;
    private static ModelStandIn model;

    @BeforeAll
    static void start() {
        vertx = Vertx.vertx();
        model = ModelStandIn.start(vertx, 0, Pace.INSTANT);
    }

    @AfterAll
    static void stop() {
        model.close();
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    @BeforeEach
    void reset() {
        model.reset();
    }

    @Test
    void streamsAsVllmDoes() throws Exception {
        List<String> events = stream("Where is my bill?", ",\"stream_options\":{\"include_usage\":true}");

        JsonNode first = JSON.readTree(events.get(0));
        assertThat(first.at("/choices/0/delta").toString()).isEqualTo("{\"role\":\"assistant\",\"content\":\"\"}");
        assertThat(first.at("/choices/0").has("finish_reason")).isFalse();
        assertThat(first.path("model").asText()).isEqualTo("some-model");
        assertThat(first.path("system_fingerprint").asText()).isEqualTo("stand-in");
        assertThat(content(events)).contains("₩43,200");
        JsonNode finish = JSON.readTree(events.get(events.size() - 3));
        assertThat(finish.at("/choices/0/finish_reason").asText()).isEqualTo("stop");
        JsonNode usage = JSON.readTree(events.get(events.size() - 2));
        assertThat(usage.path("choices")).isEmpty();
        assertThat(usage.at("/usage/completion_tokens").asInt()).isEqualTo(events.size() - 4);
        assertThat(events.get(events.size() - 1)).isEqualTo("[DONE]");
    }

    @Test
    void sendsReasoningOnlyWhenThinkingIsOn() throws Exception {
        String on = String.join("", stream("bill", ",\"chat_template_kwargs\":{\"enable_thinking\":true}"));
        String off = String.join("", stream("bill", ""));

        assertThat(on).contains("\"reasoning\":");
        assertThat(off).doesNotContain("reasoning");
    }

    @Test
    void countsTheTokensOfAPrefixThatItHasSeenBefore() throws Exception {
        String question = "word ".repeat(100) + "bill";
        String usage = ",\"stream_options\":{\"include_usage\":true}";

        assertThat(cachedTokens(stream(question, usage))).isZero();
        assertThat(cachedTokens(stream(question + " again", usage))).isBetween(80, 112);
    }

    @Test
    void answersInOneObjectWhenNoStreamIsRequested() throws Exception {
        HttpResponse<String> response = post(body("[{\"role\":\"user\",\"content\":\"요금 얼마예요?\"}]", false, ""));

        assertThat(response.headers().firstValue("X-Stand-In")).contains("true");
        JsonNode answer = JSON.readTree(response.body());
        assertThat(answer.at("/choices/0/message/content").asText()).contains("43,200원");
        assertThat(answer.at("/choices/0/finish_reason").asText()).isEqualTo("stop");
    }

    @Test
    void callsTheTransferToolInFragmentsWhenItIsOffered() throws Exception {
        String tools = ",\"tools\":[{\"type\":\"function\",\"function\":{\"name\":\"transfer_to_agent\"}}]";
        List<String> events = stream("agent please", tools);

        StringBuilder arguments = new StringBuilder();
        for (String event : events.subList(0, events.size() - 1)) {
            JsonNode call = JSON.readTree(event).at("/choices/0/delta/tool_calls/0");
            arguments.append(call.at("/function/arguments").asText(""));
        }
        assertThat(JSON.readTree(arguments.toString()).path("reason").asText()).isNotEmpty();
        assertThat(events.get(events.size() - 2)).contains("\"finish_reason\":\"tool_calls\"");
    }

    @ParameterizedTest
    @CsvSource({
        "rate-limited, 429",
        "rate-limited-retry-after, 429",
        "overloaded, 503",
        "unauthorized, 401",
        "forbidden, 403",
        "not-found, 404",
        "context-overflow, 400",
        "context-overflow-flat, 400",
        "redirect, 302",
        "bad-request, 400",
        "html-200, 200",
        "empty-200, 200"
    })
    void failsWithTheStatusOfTheRequestedFault(String mode, int status) throws Exception {
        control("fault", "{\"mode\":\"" + mode + "\",\"times\":1}");

        assertThat(post(question("bill")).statusCode()).isEqualTo(status);
        assertThat(content(stream("bill", ""))).isNotEmpty();
    }

    @Test
    void echoesAllUnansweredUtterancesWithADifferentTextEachTime() throws Exception {
        model.echo(4);
        String said = "[{\"role\":\"user\",\"content\":\"[sms] old\"},{\"role\":\"assistant\",\"content\":\"x\"},"
                + "{\"role\":\"user\",\"content\":\"[sms] first\"},{\"role\":\"user\",\"content\":\"[web] second\"}]";

        String answer = post(body(said, false, "")).body();
        String again = post(body(said, false, "")).body();
        model.reset();

        assertThat(answer).contains("to: first / second.").doesNotContain("old").isNotEqualTo(again);
        assertThat(content(stream("bill", ""))).contains("43,200");
    }

    @Test
    void echoesInTheRequestedNumberOfTokens() throws Exception {
        model.echoInTokens(40);

        List<String> events = stream("Why is my bill higher?", "");

        String answer = content(events);
        assertThat(answer).isEqualTo(ModelStandIn.echoedInTokens(40, model.requested(), "Why is my bill higher?"));
        assertThat(Tokenizer.count(answer)).isEqualTo(40);
    }

    @Test
    void reportsWhenARequestWasReceivedAndItsFirstTokenWritten() throws Exception {
        Duration firstToken = Duration.ofMillis(30);
        model.pace(new Pace(firstToken, Duration.ZERO));
        long before = System.nanoTime();

        stream("bill", "");

        AnswerTime time = model.answerTime(model.requested()).orElseThrow();
        assertThat(time.received()).isBetween(before, time.firstToken());
        assertThat(time.untilFirstToken()).isGreaterThanOrEqualTo(firstToken);
        assertThat(time.firstToken()).isLessThan(System.nanoTime());
        assertThat(model.answerTime(model.requested() + 1)).isEmpty();
    }

    @Test
    void reportsHowManyRequestsWereOpenAtOnce() throws Exception {
        model.reset();
        control("fault", "{\"mode\":\"no-first-token\",\"times\":1}");
        HttpResponse<InputStream> held = HTTP.send(chat(question("bill")), HttpResponse.BodyHandlers.ofInputStream());
        stream("bill", "");

        assertThat(model.mostOpen()).isEqualTo(2);
        held.body().close();
    }

    @Test
    void drawsTheSamePacesFromTheSameSeed() {
        Pace shortest = new Pace(Duration.ofMillis(100), Duration.ofMillis(10));
        Pace longest = new Pace(Duration.ofMillis(900), Duration.ofMillis(90));
        Supplier<Pace> drawn = Pace.drawn(7, shortest, longest);
        List<Pace> first = Stream.generate(drawn).limit(20).toList();

        assertThat(first)
                .doesNotHaveDuplicates()
                .isEqualTo(Stream.generate(Pace.drawn(7, shortest, longest))
                        .limit(20)
                        .toList());
        assertThat(first).allSatisfy(pace -> assertThat(pace.firstToken())
                .isBetween(shortest.firstToken(), longest.firstToken()));
    }

    @Test
    void refusesAnUnknownFault() throws Exception {
        HttpResponse<String> response = control("fault", "{\"mode\":\"sulk\"}");

        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(response.body()).contains("stall-midway");
    }

    @Test
    void closesTheConnectionOnReset() {
        model.fail(Fault.RESET, 1);

        assertThatThrownBy(() -> post(question("bill"))).isInstanceOf(IOException.class);
    }

    @Test
    void cutsTheStreamMidway() {
        model.fail(Fault.TRUNCATED, 1);

        assertThatThrownBy(() -> post(question("bill"))).isInstanceOf(IOException.class);
    }

    @Test
    void failsAStreamInEveryWayThatTiersDo() throws Exception {
        model.fail(Fault.ERROR_MIDWAY, 1);
        assertThat(stream("bill", "")).last().isEqualTo("[DONE]");
        model.fail(Fault.ERROR_MIDWAY, 1);
        assertThat(String.join("", stream("bill", ""))).contains("\"error\"").doesNotContain("finish_reason");
        model.fail(Fault.ABORT, 1);
        assertThat(String.join("", stream("bill", ""))).contains("\"finish_reason\":\"abort\"");
        model.fail(Fault.DONE_WITHOUT_FINISH, 1);
        assertThat(String.join("", stream("bill", ""))).contains("[DONE]").doesNotContain("finish_reason");
        model.fail(Fault.QUEUE_FULL_IN_BAND, 1);
        assertThat(stream("bill", "").get(0)).contains("SERVICE_UNAVAILABLE");
    }

    @Test
    void endsAStreamEarlyInEveryWayThatTiersDo() throws Exception {
        model.fail(Fault.LENGTH, 1);
        assertThat(String.join("", stream("bill", ""))).contains("\"finish_reason\":\"length\"");
        model.fail(Fault.DONE_BEFORE_FIRST_TOKEN, 1);
        assertThat(content(stream("bill", ""))).isEmpty();
        model.fail(Fault.RESET_AFTER_HEADERS, 1);
        assertThatThrownBy(() -> post(question("bill"))).isInstanceOf(IOException.class);
    }

    @Test
    void answersInOneObjectAlthoughAStreamWasRequested() throws Exception {
        model.fail(Fault.JSON_INSTEAD_OF_STREAM, 1);

        HttpResponse<String> response = post(question("bill"));

        assertThat(response.headers().firstValue("Content-Type")).contains("application/json");
        assertThat(read(response.body()).at("/choices/0/message/content").asText())
                .contains("43,200");
    }

    @Test
    void keepsAStreamWithoutTokensAlive() throws Exception {
        model.fail(Fault.KEEP_ALIVES_ONLY, 1);
        HttpResponse<InputStream> response =
                HTTP.send(chat(question("bill")), HttpResponse.BodyHandlers.ofInputStream());

        byte[] start = response.body().readNBytes(1_000);
        response.body().close();

        assertThat(new String(start, StandardCharsets.UTF_8)).contains(": keep-alive\n\n: keep-alive");
        await().atMost(Duration.ofSeconds(5)).until(() -> model.aborts() == 1);
    }

    @Test
    void reportsAPromptThatIsTooLongAsSglangDoes() throws Exception {
        model.fail(Fault.CONTEXT_OVERFLOW_FLAT, 1);

        assertThat(read(post(question("bill")).body()).path("message").asText())
                .contains("longer than the model's context length");
    }

    @Test
    void recordsThatTheCallerClosedAStalledStream() throws Exception {
        model.fail(Fault.STALL_MIDWAY, 1);
        HttpResponse<InputStream> response =
                HTTP.send(chat(question("bill")), HttpResponse.BodyHandlers.ofInputStream());
        assertThat(response.body().read()).isEqualTo('d');
        assertThat(model.requests()).last().extracting(RecordedRequest::outcome).isEqualTo(Outcome.OPEN);

        response.body().close();

        await().atMost(Duration.ofSeconds(5)).until(() -> model.aborts() == 1);
        assertThat(model.requests()).last().extracting(RecordedRequest::outcome).isEqualTo(Outcome.ABORTED);
        assertThat(get("/control/aborts")).contains("\"aborts\":1");
    }

    @Test
    void echoesWhatWasSaidWithAPredictableText() throws Exception {
        assertThat(control("echo", "{\"words\":3}").statusCode()).isEqualTo(204);
        String answer = content(stream("bill", ""));

        long number = Long.parseLong(answer.replaceAll("\\AAnswer (\\d+) to: .*", "$1"));
        assertThat(answer).isEqualTo(ModelStandIn.echoed(3, number, "bill"));
    }

    @Test
    void countsOpenRequestsAndOpenedConnections() throws Exception {
        model.fail(Fault.STALL_MIDWAY, 1);
        HttpClient another =
                HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
        HttpResponse<InputStream> response =
                another.send(chat(question("bill")), HttpResponse.BodyHandlers.ofInputStream());
        assertThat(get("/control/traffic")).contains("\"requestsOpen\":1", "\"mostRequestsOpen\":1");

        response.body().close();

        await().atMost(Duration.ofSeconds(5))
                .until(() -> get("/control/traffic").contains("\"requestsOpen\":0"));
        assertThat(get("/control/traffic")).contains("\"connectionsOpened\":1");
    }

    @Test
    void recordsRequestsWithoutTheSecret() throws Exception {
        stream("bill", "");

        String recorded = get("/control/requests");
        assertThat(recorded)
                .contains("\"outcome\":\"COMPLETED\"", "bill", "(given)")
                .doesNotContain("secret-key");
    }

    private static List<String> stream(String question, String more) throws Exception {
        String messages = JSON.createArrayNode()
                .add(JSON.createObjectNode().put("role", "user").put("content", question))
                .toString();
        return post(body(messages, true, more))
                .body()
                .lines()
                .filter(line -> line.startsWith("data: "))
                .map(line -> line.substring("data: ".length()))
                .toList();
    }

    private static String content(List<String> events) {
        return events.stream()
                .filter(event -> event.startsWith("{"))
                .map(ModelStandInTest::read)
                .map(event -> event.at("/choices/0/delta/content").asText(""))
                .collect(Collectors.joining());
    }

    private static int cachedTokens(List<String> events) {
        return read(events.get(events.size() - 2))
                .at("/usage/prompt_tokens_details/cached_tokens")
                .asInt();
    }

    private static JsonNode read(String json) {
        try {
            return JSON.readTree(json);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static String question(String text) {
        return body("[{\"role\":\"user\",\"content\":\"" + text + "\"}]", true, "");
    }

    private static String body(String messages, boolean stream, String more) {
        return "{\"model\":\"some-model\",\"stream\":" + stream + ",\"messages\":" + messages + more + "}";
    }

    private static HttpResponse<String> post(String body) throws Exception {
        return HTTP.send(chat(body), HttpResponse.BodyHandlers.ofString());
    }

    private static HttpRequest chat(String body) {
        return HttpRequest.newBuilder(URI.create(model.baseUrl() + "/chat/completions"))
                .timeout(Duration.ofSeconds(10))
                .header("Authorization", "Bearer secret-key")
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
    }

    private static HttpResponse<String> control(String what, String body) throws Exception {
        URI uri = URI.create("http://127.0.0.1:" + model.port() + "/control/" + what);
        return HTTP.send(
                HttpRequest.newBuilder(uri)
                        .POST(HttpRequest.BodyPublishers.ofString(body))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }

    private static String get(String path) throws Exception {
        URI uri = URI.create("http://127.0.0.1:" + model.port() + path);
        return HTTP.send(HttpRequest.newBuilder(uri).build(), HttpResponse.BodyHandlers.ofString())
                .body();
    }
}
