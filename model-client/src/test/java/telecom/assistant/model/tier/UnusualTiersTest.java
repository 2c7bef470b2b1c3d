package telecom.assistant.model.tier;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.smallrye.mutiny.helpers.test.AssertSubscriber;
import io.vertx.core.Vertx;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import telecom.assistant.model.FinishReason;
import telecom.assistant.model.ModelChunk;
import telecom.assistant.model.ModelConfig;
import telecom.assistant.model.ModelFailure;
import telecom.assistant.model.ModelFailure.Reason;
import telecom.assistant.model.ModelRequest;
import telecom.assistant.model.RecordedWire;
import telecom.assistant.model.Streams;
import telecom.assistant.model.TestSettings;

/**
 * Answers as servers and gateways in the field send them, byte by byte from the status line on: which are read, which
 * make the next tier take over, and which fail. In the JSON of these tests, single quotes stand for double ones.
 */
class UnusualTiersTest {

    private static final Duration PATIENCE = Duration.ofSeconds(15);
    private static final String SSE = "text/event-stream";
    private static final String HALF = event("'delta':{'content':'12.5GB'}");
    private static final String WHOLE = HALF + event("'delta':{},'finish_reason':'stop'") + "data: [DONE]\n\n";

    private final Vertx vertx = Vertx.vertx();
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private RecordedWire primary;
    private RecordedWire secondary;
    private InferenceTiers tiers;

    @AfterEach
    void stop() {
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Content-Type: text/plain; charset=utf-8\r\n",
                "Content-Type: application/json\r\n",
                "Content-Type: application/octet-stream\r\n",
                ""
            })
    void readsAnEventStreamUnderAnyMediaType(String header) {
        primaryAnswers("200 OK", header, ": ping\n\n" + WHOLE);

        assertAnsweredByPrimary("12.5GB", FinishReason.STOP);
    }

    @Test
    void readsAWholeAnswerUnderTheMediaTypeOfAStream() {
        primaryAnswers(
                "200 OK", type(SSE), json("{'choices':[{'message':{'content':'12.5GB'},'finish_reason':'stop'}]}"));

        assertAnsweredByPrimary("12.5GB", FinishReason.STOP);
    }

    @Test
    void neverReadsAWebPage() {
        primaryAnswers("200 OK", type("text/html"), WHOLE);

        assertAnsweredElsewhere(Reason.UNAVAILABLE);
    }

    @Test
    void readsEventsThatNoBlankLineSeparates() {
        primaryAnswers("200 OK", type(SSE), WHOLE.replace("\n\n", "\n"));

        assertAnsweredByPrimary("12.5GB", FinishReason.STOP);
    }

    @Test
    void decodesACompressedAnswer() throws IOException {
        ByteArrayOutputStream compressed = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(compressed)) {
            gzip.write(WHOLE.getBytes(StandardCharsets.UTF_8));
        }
        primaryAnswers("200 OK", type(SSE) + "Content-Encoding: gzip\r\n", compressed.toByteArray());

        assertAnsweredByPrimary("12.5GB", FinishReason.STOP);
    }

    @Test
    void namesACompressionThatItCannotDecode() {
        primaryAnswers(
                "200 OK", type(SSE.replace("event-stream", "plain")) + "Content-Encoding: x-own\r\n", "\u0001\u0002");

        assertAnsweredElsewhere(Reason.UNAVAILABLE);
        assertThat(failureOfPrimaryAlone().getMessage()).contains("Content-Encoding is x-own");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            'delta':{'content':[{'type':'text','text':'12.5'},{'type':'text','text':'GB'}]}
            'message':{'role':'assistant','content':'12.5GB'}
            'delta':{'content':'12.5GB'},'logprobs':{'content':[{'logprob':-Infinity},{'logprob':NaN}]}
            'delta':{'content':null,'refusal':'12.5GB'}
            'delta':{'content':[{'type':'thinking','thinking':[{'type':'text','text':'Hm.'}]},{'type':'text','text':'12.5GB'}]}
            """)
    void readsTextInEachOfThePlacesWhereServersPutIt(String choice) {
        primaryAnswers("200 OK", type(SSE), event(choice) + WHOLE.substring(HALF.length()));

        assertAnsweredByPrimary("12.5GB", FinishReason.STOP);
    }

    @Test
    void doesNotRepeatAnAnswerThatTheLastEventRepeats() {
        primaryAnswers(
                "200 OK",
                type(SSE),
                HALF + event("'message':{'content':'12.5GB'},'finish_reason':'stop'") + "data: [DONE]\n\n");

        assertAnsweredByPrimary("12.5GB", FinishReason.STOP);
    }

    @ParameterizedTest
    @CsvSource({
        "stop, STOP, true",
        "STOP, STOP, true",
        "eos, STOP, true",
        "length, LENGTH, false",
        "max_tokens, LENGTH, false",
        "content_filter, CONTENT_FILTER, false",
        "repetition, UNKNOWN, false",
        "something_new, UNKNOWN, false"
    })
    void treatsAnAnswerAsCompleteForKnownReasonsOnly(String wireName, FinishReason expected, boolean whole) {
        primaryAnswers("200 OK", type(SSE), WHOLE.replace("stop", wireName));

        assertAnsweredByPrimary("12.5GB", expected);
        assertThat(expected.isWhole()).isEqualTo(whole);
        assertThat(meters.counter(
                                "assistant.model.finished",
                                "purpose",
                                "reply",
                                "channel",
                                "none",
                                "tier",
                                "primary",
                                "reason",
                                expected.name().toLowerCase(Locale.ROOT))
                        .count())
                .isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"abort", "cancelled", "insufficient_system_resource", "error"})
    void failsIfTheEngineAbortsTheAnswer(String wireName) {
        primaryAnswers("200 OK", type(SSE), WHOLE.replace("stop", wireName));

        assertFailedAfter("12.5GB", Reason.INTERRUPTED);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "data: {\"choices\":[],\"usage\":{\"prompt_tokens\":5}}\n\n"})
    void treatsAnAnswerAsCompleteIfOnlyItsEndWasAnnounced(String usage) {
        primaryAnswers("200 OK", type(SSE), HALF + usage + "data: [DONE]\n\n");

        assertAnsweredByPrimary("12.5GB", FinishReason.UNSTATED);
    }

    @Test
    void treatsAnAnswerAsInterruptedIfItsEndWasNotAnnounced() {
        primaryAnswers("200 OK", type(SSE), HALF);

        assertFailedAfter("12.5GB", Reason.INTERRUPTED);
    }

    @Test
    void needsNothingMoreAfterTheFinishReason() {
        primaryAnswers(
                "200 OK", type(SSE) + "Content-Length: 99999\r\n", HALF + event("'delta':{},'finish_reason':'stop'"));

        assertAnsweredByPrimary("12.5GB", FinishReason.STOP);
    }

    /** Nothing has been passed on, so another tier can take over, whatever has been decoded. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            'delta':{'reasoning':'The user asks.'} | stop | WORDLESS
            'delta':{'content':'<think>The user asks.</think>'} | stop | WORDLESS
            'delta':{'content':'  \\n'} | stop | WORDLESS
            'delta':{'content':'\\u0000\\u200b'} | stop | WORDLESS
            'delta':{'content':''} | stop | WORDLESS
            'delta':{'content':''} | tool_calls | WORDLESS
            'delta':{'content':null} | content_filter | WORDLESS
            'delta':{'reasoning':'The user asks.'} | abort | INTERRUPTED
            """)
    void failsOverFromAnAnswerWithoutText(String choice, String finish, Reason expected) {
        primaryAnswers(
                "200 OK",
                type(SSE),
                event(choice) + event("'delta':{},'finish_reason':'" + finish + "'") + "data: [DONE]\n\n");

        assertAnsweredElsewhere(expected);
    }

    @Test
    void failsOverFromAnAnswerThatIsLostBeforeItsFirstText() {
        primaryAnswers("200 OK", type(SSE) + "Content-Length: 99999\r\n", event("'delta':{'reasoning':'The user'}"));

        assertAnsweredElsewhere(Reason.UNREACHABLE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Content-Length: 99999\r\n", ""})
    void failsOverFromAHeldAnswerThatIsLostMidway(String header) {
        primaryAnswers("200 OK", type(SSE) + header, HALF);

        List<ModelChunk> answer = ask(Streams.question().withHeldAnswer(true))
                .awaitCompletion(PATIENCE)
                .getItems();

        assertThat(answer).first().isEqualTo(new ModelChunk.Opened("secondary", "small"));
        assertThat(Streams.text(answer)).isEqualTo("9GB");
        assertThat(primary.requests()).isEqualTo(2);
    }

    @Test
    void passesAHeldAnswerOnAtItsEnd() {
        primaryAnswers("200 OK", type(SSE), WHOLE);

        List<ModelChunk> answer = ask(Streams.question().withHeldAnswer(true))
                .awaitCompletion(PATIENCE)
                .getItems();

        assertThat(Streams.text(answer)).isEqualTo("12.5GB");
        assertThat(answer).last().isInstanceOf(ModelChunk.Finished.class);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {'error':{'message':'System role not supported','type':'BadRequestError','code':400}} | 400 | model
            {'error':{'message':'Conversation roles must alternate user/assistant/user/assistant/...'}} | 400 | model
            {'object':'error','message':'[{loc: chat_template_kwargs, msg: Extra inputs are not permitted}]'} | 400 | supports-thinking
            {'object':'error','message':'\\"auto\\" tool choice requires --enable-auto-tool-choice and --tool-call-parser to be set'} | 400 | supports-tools
            {'detail':[{'type':'extra_forbidden','loc':['body','stream_options'],'msg':'Extra inputs are not permitted','input':{}}]} | 422 | supports-stream-options
            {'error':{'message':'Unrecognized request argument supplied: response_format'}} | 400 | supports-json-mode
            {'error':{'message':'max_tokens is too large: 9000. This model supports at most 4096 completion tokens'}} | 400 | max-tokens
            """)
    void namesTheSettingOfAFeatureThatTheTierDoesNotSupport(String body, String status, String setting) {
        primaryAnswers(status + " Bad Request", type("application/json"), json(body));

        assertAnsweredElsewhere(Reason.UNSUPPORTED);
        assertThat(primary.requests()).isEqualTo(1);
        assertThat(failureOfPrimaryAlone().getMessage()).contains("assistant.model.tiers.primary." + setting);
    }

    @ParameterizedTest
    @ValueSource(strings = {"499 Client Closed Request", "425 Too Early", "408 Request Timeout", "409 Conflict"})
    void retriesOnATemporaryStatus(String status) {
        primaryAnswers(status, type("application/json"), "{}");

        assertAnsweredElsewhere(Reason.UNAVAILABLE);
        assertThat(primary.requests()).isEqualTo(2);
    }

    @Test
    void doesNotRetryWhenTheCreditIsUsedUp() {
        primaryAnswers(
                "429 Too Many Requests",
                type("application/json"),
                json("{'error':{'message':'You exceeded your current quota','code':'insufficient_quota'}}"));

        assertAnsweredElsewhere(Reason.UNAUTHORIZED);
        assertThat(primary.requests()).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"retry-after-ms: 2500", "Retry-After: 2.5"})
    void doesNotRetryBeforeTheTierAllowsIt(String header) {
        primaryAnswers("429 Too Many Requests", type("application/json") + header + "\r\n", "{}");

        assertAnsweredElsewhere(Reason.OVERLOADED);
        assertThat(primary.requests())
                .as("the wait would be longer than max-delay")
                .isEqualTo(1);
        assertThat(failureOfPrimaryAlone().retryAfter()).contains(Duration.ofMillis(2_500));
    }

    private static String type(String mediaType) {
        return "Content-Type: " + mediaType + "\r\n";
    }

    private static String json(String singleQuoted) {
        return singleQuoted.replace('\'', '"');
    }

    private static String event(String choice) {
        return json("data: {'choices':[{'index':0," + choice + "}]}\n\n");
    }

    private void primaryAnswers(String status, String headers, String body) {
        primaryAnswers(status, headers, body.getBytes(StandardCharsets.UTF_8));
    }

    private void primaryAnswers(String status, String headers, byte[] body) {
        ByteArrayOutputStream response = new ByteArrayOutputStream();
        String head = "HTTP/1.1 " + status + "\r\nConnection: close\r\n" + headers + "\r\n";
        response.writeBytes(head.getBytes(StandardCharsets.US_ASCII));
        response.writeBytes(body);
        primary = RecordedWire.answering(vertx, response.toByteArray());
        secondary = RecordedWire.answering(
                vertx,
                ("HTTP/1.1 200 OK\r\nConnection: close\r\n" + type(SSE) + "\r\n" + WHOLE.replace("12.5", "9"))
                        .getBytes(StandardCharsets.UTF_8));
        ModelConfig config = TestSettings.config(Map.of(
                "order", "primary,secondary",
                "tiers.primary.base-url", primary.baseUrl(),
                "tiers.primary.model", "large",
                "tiers.primary.retry.max-attempts", "2",
                "tiers.primary.retry.initial-delay", "10ms",
                "tiers.secondary.base-url", secondary.baseUrl(),
                "tiers.secondary.model", "small"));
        tiers = new InferenceTiers(config, new Prices(config), vertx, meters);
    }

    private AssertSubscriber<ModelChunk> ask(ModelRequest request) {
        return tiers.client().stream(request).subscribe().withSubscriber(AssertSubscriber.create(Long.MAX_VALUE));
    }

    private void assertAnsweredByPrimary(String text, FinishReason finish) {
        List<ModelChunk> answer =
                ask(Streams.question()).awaitCompletion(PATIENCE).getItems();
        assertThat(Streams.text(answer)).isEqualTo(text);
        assertThat(answer).first().isEqualTo(new ModelChunk.Opened("primary", "large"));
        assertThat(((ModelChunk.Finished) answer.get(answer.size() - 1)).reason())
                .isEqualTo(finish);
    }

    private void assertAnsweredElsewhere(Reason reason) {
        List<ModelChunk> answer =
                ask(Streams.question()).awaitCompletion(PATIENCE).getItems();
        assertThat(answer).first().isEqualTo(new ModelChunk.Opened("secondary", "small"));
        assertThat(Streams.text(answer)).isEqualTo("9GB");
        assertThat(meters.get("assistant.model.failovers")
                        .tag("tier", "primary")
                        .counter()
                        .getId()
                        .getTag("reason"))
                .isEqualToIgnoringCase(reason.name());
    }

    private void assertFailedAfter(String text, Reason reason) {
        AssertSubscriber<ModelChunk> answer = ask(Streams.question()).awaitFailure(PATIENCE);
        assertThat(Streams.text(answer.getItems())).isEqualTo(text);
        assertThat(((ModelFailure) answer.getFailure()).reason()).isEqualTo(reason);
        assertThat(secondary.requests()).isZero();
    }

    private ModelFailure failureOfPrimaryAlone() {
        return (ModelFailure) ask(Streams.question().withTier("primary"))
                .awaitFailure(PATIENCE)
                .getFailure();
    }
}
