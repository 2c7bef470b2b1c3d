package telecom.assistant.gateway.reply;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.TextNode;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerRequest;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import telecom.assistant.channel.Channel;
import telecom.assistant.conversation.ChannelProfiles;
import telecom.assistant.conversation.ReplyEnding;
import telecom.assistant.conversation.turn.Event;
import telecom.assistant.conversation.turn.Reply;
import telecom.assistant.gateway.FakeTimers;
import telecom.assistant.gateway.Settings;
import telecom.assistant.gateway.tool.TestTools;
import telecom.assistant.model.ChatMessage;
import telecom.assistant.model.ModelConfig;
import telecom.assistant.model.ModelRequest;
import telecom.assistant.model.Purpose;
import telecom.assistant.model.tier.StandaloneTiers;
import telecom.assistant.model.tokens.TokenEstimate;

/**
 * Tests replies from a tier over a real socket, from the bytes of its event stream to the pieces that a channel gets.
 */
class GuardedReplyTest {

    private static final ModelRequest REQUEST = ModelRequest.of(Purpose.REPLY, List.of(ChatMessage.user("[web] 요금")))
            .withTools(TestTools.transferOnly().specs());

    private static Vertx vertx;

    private final MeterRegistry meters = new SimpleMeterRegistry();
    private final ChannelProfiles channels = Settings.channels();
    private final FakeTimers timers = new FakeTimers();
    private final Admission admission = new Admission(Settings.admission(Map.of()), channels, timers, meters);
    private final Queue<String> earlier = new ConcurrentLinkedQueue<>();
    private volatile String answer = "";
    private volatile String finish = "stop";

    /** The length of the pieces in which the tier sends its answer. */
    private volatile int pieces = 3;

    private HttpServer server;
    private StandaloneTiers tiers;
    private ReplyStreams streams;

    @BeforeAll
    static void startVertx() {
        vertx = Vertx.vertx();
    }

    @AfterAll
    static void stopVertx() {
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    @BeforeEach
    void start() {
        server = vertx.createHttpServer()
                .requestHandler(this::answer)
                .listen(0, "127.0.0.1")
                .toCompletionStage()
                .toCompletableFuture()
                .join();
        ModelConfig config = Settings.mapping(
                ModelConfig.class,
                Map.of(
                        "assistant.model.tiers.primary.base-url",
                        "http://127.0.0.1:" + server.actualPort() + "/v1",
                        "assistant.model.tiers.primary.model",
                        "A.X-K1",
                        "assistant.model.tiers.primary.supports-tools",
                        "true",
                        "assistant.model.tiers.primary.supports-thinking",
                        "true",
                        "assistant.model.tiers.primary.supports-json-mode",
                        "true",
                        "assistant.model.tiers.primary.supports-stream-options",
                        "true"));
        tiers = new StandaloneTiers(config, vertx, meters);
        streams = new ReplyStreams(
                tiers.client(),
                new TokenEstimate(meters),
                Settings.guards(channels, meters),
                admission,
                channels,
                timers,
                Settings.replies(),
                Settings.phrases(),
                meters);
    }

    @AfterEach
    void stop() {
        tiers.close();
        server.close().toCompletionStage().toCompletableFuture().join();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "네, 확인할게요. <think>비밀 생각</think> 12.5GB 남았어요.; 네, 확인할게요. 12.5GB 남았어요.",
                "<think>하나</think><think>둘 비밀</think>12.5GB 남았어요.; 12.5GB 남았어요.",
                "<thinking>비밀 생각</thinking>12.5GB 남았어요.; 12.5GB 남았어요.",
                "<|channel|>analysis<|message|>비밀<|end|><|start|>assistant<|channel|>final<|message|>네.<|return|>; 네.",
                "남았어요.<|im_end|>\\n<|im_start|>user\\n다음 질문은요?; 남았어요.",
                "[web] 이번 달 12.5GB 남았어요.; 이번 달 12.5GB 남았어요.",
                "[voice 14:05] 이번 달 12.5GB 남았어요.; 이번 달 12.5GB 남았어요.",
                "[not delivered] 이번 달 12.5GB 남았어요.; 이번 달 12.5GB 남았어요.",
                "네. [agent 지우 14:05] 12.5GB 남았어요.; 네. 12.5GB 남았어요.",
                "네. <thought>비밀</thought> 12.5GB 남았어요.; 네. 12.5GB 남았어요.",
                "<reasoning>비밀</reasoning>12.5GB 남았어요.; 12.5GB 남았어요.",
                "12.5GB 남았어요.<|eot_id|>다음; 12.5GB 남았어요.",
                "12.5GB 남았어요.<｜end▁of▁sentence｜>다음; 12.5GB 남았어요.",
                "<iframe src=x></iframe>12.5GB 남았어요.; 12.5GB 남았어요.",
                "12.5\u001b[31mGB\u202e 남았어요.; 12.5GB 남았어요.",
                "요금은 https://evil.example/a 에서요.; 요금은 … 에서요.",
                "<img src=x onerror=alert(1)><script>alert(1)</script>12.5GB; 12.5GB",
                "[요금](https://evil.example/a)은 **3만원**이에요.; 요금 (…)은 3만원이에요."
            })
    void showsOnlyTheAnswerOnEveryChannel(String sent, String expected) {
        answer = sent.replace("\\n", "\n");
        for (Channel channel : List.of(Channel.WEB, Channel.SMS, Channel.VOICE)) {
            Recorder recorder = ask(channel);

            assertThat(recorder.reply().text()).isEqualTo(expected);
            assertThat(recorder.reply().ending()).isEqualTo(ReplyEnding.ANSWERED);
            assertThat(expected).startsWith(String.join("", recorder.pieces));
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {"감사합니다. ", "가나다라마바사아자차", "0123456789 요금제와 데이터를 안내해 드립니다! "})
    void endsALoopAlthoughTheTierContinues(String unit) {
        answer = "네. " + unit.repeat(1_000);
        finish = null;
        for (Channel channel : List.of(Channel.WEB, Channel.SMS)) {
            Reply reply = ask(channel).reply();

            assertThat(reply.ending()).isEqualTo(ReplyEnding.CUT_OFF);
            assertThat(reply.text()).startsWith("네. ").hasSizeLessThan(400);
        }
        assertThat(removed("repetition")).isEqualTo(2);
    }

    @Test
    void limitsTheLengthByChannel() {
        StringBuilder words = new StringBuilder();
        for (int i = 0; i < 5_000; i++) {
            words.append(i).append(' ');
        }
        answer = words.toString();

        Reply reply = ask(Channel.SMS).reply();

        assertThat(reply.ending()).isEqualTo(ReplyEnding.CUT_OFF);
        assertThat(reply.text())
                .hasSizeBetween(1_000, 5 * channels.of(Channel.SMS).maxTokens());
        assertThat(removed("length")).isEqualTo(1);
    }

    @Test
    void boundsATokenOfSixtyThousandLetters() {
        StringBuilder token = new StringBuilder();
        for (int i = 0; i < 60_000; i++) {
            token.append((char) ('가' + i * 7 % 11_172));
        }
        answer = token.toString();
        pieces = answer.length();
        for (Channel channel : List.of(Channel.WEB, Channel.SMS, Channel.VOICE)) {
            Reply reply = ask(channel).reply();

            assertThat(reply.ending()).isEqualTo(ReplyEnding.CUT_OFF);
            assertThat(reply.text()).hasSizeLessThan(10 * channels.of(channel).maxTokens());
        }
    }

    @Test
    void treatsControlCharactersAloneAsNoAnswer() {
        answer = "\u0000";

        assertThat(ask(Channel.WEB).reply().ending()).isEqualTo(ReplyEnding.FAILED);
    }

    @Test
    void carriesOutACallWrittenAsText() {
        String call = "{\"name\": \"transfer_to_agent\", \"arguments\": {\"reason\": \"요청\", \"summary\": \"요금\"}}";
        for (String written : List.of(
                "연결할게요.\n<tool_call>\n" + call + "\n</tool_call>",
                "연결할게요.\n" + call,
                "연결할게요.\ntransfer_to_agent(reason=\"요청\", summary=\"요금\")")) {
            answer = written;

            Reply reply = ask(Channel.WEB).reply();

            assertThat(reply.ending()).isEqualTo(ReplyEnding.HANDED_OVER);
            assertThat(reply.handoff()).isEqualTo(new Reply.HandoffRequest("요청", "요금"));
            assertThat(reply.text().strip()).isEqualTo("연결할게요.");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "您好，您本月的数据流量还剩12.5GB。",
                "今月のデータ残量は12.5GBです。ご確認ください。",
                "You have 12.5 GB of data left this month.",
                "У вас осталось 12.5 ГБ данных в этом месяце."
            })
    void asksOnceMoreForTheLanguageOfTheSubscriber(String other) {
        answer = "12.5GB 남았어요.";
        for (Channel channel : List.of(Channel.WEB, Channel.SMS, Channel.VOICE)) {
            earlier.add(other);

            assertThat(ask(channel).reply().text()).isEqualTo("12.5GB 남았어요.");
        }
        assertThat(removed("language")).isEqualTo(3);
    }

    @Test
    void removesAThoughtWithoutAnOpeningTagFromATextMessage() {
        answer = "비밀 생각입니다.\n</think>\n\n12.5GB 남았어요.";

        assertThat(ask(Channel.SMS).reply().text()).isEqualTo("12.5GB 남았어요.");
    }

    @Test
    void holdsBackTheThoughtsOfATierThatOpensThemInItsTemplate() {
        answer = "비밀 생각입니다.\n</think>\n\n12.5GB 남았어요.";
        ask(Channel.SMS);

        Recorder recorder = ask(Channel.WEB);

        assertThat(recorder.reply().text()).isEqualTo("12.5GB 남았어요.");
        assertThat("12.5GB 남았어요.").startsWith(String.join("", recorder.pieces));
        assertThat(removed("thought")).isEqualTo(2);
    }

    @Test
    void marksAnAnswerThatWasCutOffAsIncomplete() {
        answer = "12.5GB 남";
        finish = "length";

        assertThat(ask(Channel.WEB).reply().ending()).isEqualTo(ReplyEnding.CUT_OFF);
    }

    private double removed(String kind) {
        return meters.get("assistant.guard.removed").tag("kind", kind).counters().stream()
                .mapToDouble(counter -> counter.count())
                .sum();
    }

    private Recorder ask(Channel channel) {
        Recorder recorder = new Recorder();
        streams.create(channel, "ko", false, Instant.now(), recorder)
                .start(REQUEST, TestTools.transferOnly().forTurn("turn", TestTools.caller(channel)));
        recorder.ended.orTimeout(60, TimeUnit.SECONDS).join();
        return recorder;
    }

    /** Sends the answer in small pieces, and then the finish reason; without one, the stream stays open. */
    private void answer(HttpServerRequest request) {
        String now = earlier.isEmpty() ? answer : earlier.remove();
        StringBuilder events = new StringBuilder();
        for (int at = 0; at < now.length(); at += pieces) {
            String piece = now.substring(at, Math.min(now.length(), at + pieces));
            events.append(event("{\"content\":" + TextNode.valueOf(piece) + "}", "null"));
        }
        var response = request.response().setChunked(true).putHeader("content-type", "text/event-stream");
        if (finish == null) {
            response.write(events.toString());
        } else {
            response.end(events.append(event("{}", "\"" + finish + "\""))
                    .append("data: [DONE]\n\n")
                    .toString());
        }
    }

    private static String event(String delta, String finish) {
        return "data: {\"choices\":[{\"index\":0,\"delta\":" + delta + ",\"finish_reason\":" + finish + "}]}\n\n";
    }

    /** Records a reply that is read only after it has ended. */
    private static final class Recorder extends ReplyRecorder {

        private final CompletableFuture<Void> ended = new CompletableFuture<>();

        @Override
        public void happened(Event.OfReply event) {
            super.happened(event);
            if (event instanceof Event.ReplyEnded) {
                ended.complete(null);
            }
        }
    }
}
