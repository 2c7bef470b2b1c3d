package telecom.assistant.gateway.reply;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.TextNode;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import telecom.assistant.channel.Channel;
import telecom.assistant.conversation.ChannelProfiles;
import telecom.assistant.conversation.ReplyEnding;
import telecom.assistant.conversation.turn.Event;
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
 * A tier that dies again and again in the middle of its replies, behind a real socket, and can go on with what it had
 * said: what the subscriber gets, after all guards of a reply, is the reply as it would have been.
 */
class ContinuedReplyTest {

    private static final int DEATHS = 200;
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final String TIER = "assistant.model.tiers.primary.";

    /** None of them calls for a guard. Numbers, amounts and sentences are cut anywhere. */
    private static final List<String> REPLIES = List.of(
            "이번 달 요금은 43,200원이에요. 기본요금이 33,000원, 데이터 추가 요금이 10,200원이에요.",
            "로밍은 하루 9,900원부터 이용하실 수 있어요. 어느 나라로 가시는지 알려 주시면 더 자세히 안내해 드릴게요! 😀",
            "데이터는 12.5GB 남았어요.\n- 기본: 10GB\n- 추가: 2.5GB\n자정이 지나면 다시 채워져요.",
            "You have 12.5 GB left. Your plan renews on the first day of the month, at midnight.",
            "Your bill is 43,200 won this month: 33,000 won for the plan, and 10,200 won for extra data.");

    private final Vertx vertx = Vertx.vertx();
    private final MeterRegistry meters = new SimpleMeterRegistry();
    private final ChannelProfiles channels = Settings.channels();
    private final FakeTimers timers = new FakeTimers();
    private final Random random = new Random(20261130);
    private final Queue<Integer> deaths = new ConcurrentLinkedQueue<>();
    private final Queue<String> wrongBeginnings = new ConcurrentLinkedQueue<>();
    private volatile String whole = "";
    private HttpServer server;
    private StandaloneTiers tiers;
    private ReplyStreams streams;

    @BeforeEach
    void start() {
        server = vertx.createHttpServer()
                .requestHandler(this::serve)
                .listen(0, "127.0.0.1")
                .toCompletionStage()
                .toCompletableFuture()
                .join();
        Map<String, String> settings = new HashMap<>(Map.of(
                TIER + "base-url", "http://127.0.0.1:" + server.actualPort() + "/v1",
                TIER + "model", "A.X-K2",
                TIER + "supports-continuation", "true",
                TIER + "retry.initial-delay", "1ms",
                TIER + "breaker.failure-rate", "100"));
        for (String what : List.of("tools", "thinking", "json-mode", "stream-options")) {
            settings.put(TIER + "supports-" + what, "true");
        }
        tiers = new StandaloneTiers(Settings.mapping(ModelConfig.class, settings), vertx, meters);
        streams = new ReplyStreams(
                tiers.client(),
                new TokenEstimate(meters),
                Settings.guards(channels, meters),
                new Admission(Settings.admission(Map.of()), channels, timers, meters),
                channels,
                timers,
                Settings.replies(),
                Settings.phrases(),
                meters);
    }

    @AfterEach
    void stop() {
        tiers.close();
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    @Test
    void givesTheSubscriberTheWholeReplyHoweverOftenTheTierDies() {
        int died = 0;
        for (int i = 0; died < DEATHS; i++) {
            whole = REPLIES.get(i % REPLIES.size());
            Channel channel = i % 2 == 0 ? Channel.WEB : Channel.VOICE;
            int times = 1 + random.nextInt(2);
            for (int death = 0; death < times; death++) {
                deaths.add(1 + random.nextInt(whole.length() / 3));
            }

            Heard heard = ask(channel, whole.matches("\\p{ASCII}+") ? "en" : "ko");

            assertThat(heard.reply().text()).as("reply %d", i).isEqualTo(whole);
            assertThat(heard.reply().ending()).isEqualTo(ReplyEnding.ANSWERED);
            assertThat(whole).as("pieces of reply %d", i).startsWith(String.join("", heard.pieces));
            assertThat(deaths).isEmpty();
            died += times;
        }
        assertThat(wrongBeginnings).isEmpty();
    }

    private Heard ask(Channel channel, String language) {
        Heard heard = new Heard();
        ModelRequest request = ModelRequest.of(
                        Purpose.REPLY,
                        List.of(ChatMessage.user(language.equals("ko") ? "[web] 요금이요" : "[web] my bill")))
                .withTools(TestTools.transferOnly().specs());
        streams.create(channel, language, false, Instant.now(), heard)
                .start(request, TestTools.transferOnly().forTurn("turn", TestTools.caller(channel)));
        heard.ended.orTimeout(60, TimeUnit.SECONDS).join();
        return heard;
    }

    private void serve(HttpServerRequest request) {
        request.body().onSuccess(body -> answer(request, begun(body)));
    }

    /** What the tier is to go on from; empty for a reply from its beginning. */
    private static String begun(Buffer sent) {
        try {
            JsonNode body = MAPPER.readTree(sent.getBytes());
            JsonNode messages = body.path("messages");
            return body.path("continue_final_message").asBoolean()
                    ? messages.path(messages.size() - 1).path("content").asText()
                    : "";
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private void answer(HttpServerRequest request, String begun) {
        if (!whole.startsWith(begun)) {
            wrongBeginnings.add(begun);
        }
        HttpServerResponse response = request.response().setChunked(true);
        response.putHeader("content-type", "text/event-stream");
        String rest = whole.substring(Math.min(begun.length(), whole.length()));
        Integer after = deaths.poll();
        if (after == null) {
            response.end(words(rest) + event("{}", "\"stop\"") + "data: [DONE]\n\n");
        } else {
            dies(request, words(rest.substring(0, wholeCharacters(rest, after))));
        }
    }

    /** Not between the two halves of an emoji, which no engine sends apart. */
    private static int wholeCharacters(String text, int most) {
        int end = Math.min(most, text.length());
        return end > 0 && end < text.length() && Character.isLowSurrogate(text.charAt(end)) ? end + 1 : end;
    }

    /** In one of the ways in which engines die: in the middle of an event, behind one, or with a last word. */
    private void dies(HttpServerRequest request, String events) {
        HttpServerResponse response = request.response();
        switch (random.nextInt(4)) {
            case 0 ->
                response.write(events).onComplete(sent -> request.connection().close());
            case 1 ->
                response.write(events + "data: {\"choices\":[{\"delta\":{\"content\":\"x")
                        .onComplete(sent -> request.connection().close());
            case 2 -> response.end(events + "data: {\"error\":{\"message\":\"engine is dead\"}}\n\ndata: [DONE]\n\n");
            default -> response.end(events + event("{}", "\"abort\"") + "data: [DONE]\n\n");
        }
    }

    private String words(String text) {
        StringBuilder events = new StringBuilder();
        int at = 0;
        while (at < text.length()) {
            int end = wholeCharacters(text, at + 1 + random.nextInt(6));
            events.append(event("{\"content\":" + TextNode.valueOf(text.substring(at, end)) + "}", "null"));
            at = end;
        }
        return events.toString();
    }

    private static String event(String delta, String finish) {
        return "data: {\"choices\":[{\"index\":0,\"delta\":" + delta + ",\"finish_reason\":" + finish + "}]}\n\n";
    }

    /** Records a reply of which nothing is read before it has ended. */
    private static final class Heard extends ReplyRecorder {

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
