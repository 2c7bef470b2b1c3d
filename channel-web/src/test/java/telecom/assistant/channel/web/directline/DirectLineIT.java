package telecom.assistant.channel.web.directline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.net.URI;
import java.net.http.WebSocketHandshakeException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import telecom.assistant.channel.Ids;
import telecom.assistant.channel.Route;
import telecom.assistant.channel.event.Author;
import telecom.assistant.channel.event.Envelope;
import telecom.assistant.channel.event.InboundEvent;
import telecom.assistant.channel.event.InboundEvent.LegOpened;
import telecom.assistant.channel.event.InboundEvent.UtteranceReceived;
import telecom.assistant.channel.event.OutboundEvent.ReplyCancelled;
import telecom.assistant.channel.event.OutboundEvent.ReplyCompleted;
import telecom.assistant.channel.event.OutboundEvent.ReplyDelta;
import telecom.assistant.channel.event.OutboundEvent.ReplyStarted;
import telecom.assistant.channel.web.Stack;
import telecom.assistant.channel.web.directline.DirectLineClient.Answer;

@QuarkusTest
@WithTestResource(Stack.class)
class DirectLineIT {

    private static final String SECRET = "secret-of-the-test";
    private static final String USER =
            "{\"user\":{\"id\":\"account-1\",\"name\":\"Emma\",\"phone_number\":\"+82 10-0000-0103\"},\"locale\":\"en-US\"}";
    private static final UUID CONVERSATION = Ids.timeOrdered();

    @TestHTTPResource
    URI base;

    @ConfigProperty(name = "kafka.bootstrap.servers")
    String bootstrapServers;

    @Inject
    DirectLineTokens tokens;

    private DirectLineClient client;
    private FakeEngine engine;

    @BeforeEach
    void start() {
        client = new DirectLineClient(base);
        engine = new FakeEngine(bootstrapServers);
    }

    @AfterEach
    void stop() {
        engine.close();
    }

    @Test
    void aMessageReachesTheEngineOnceAndIsEchoedOnTheStream() {
        Chat chat = begin();
        DirectLineClient.Stream stream = client.connect(chat.streamUrl());
        stream.keepAlive();

        String id = say(chat, "c-1", "my bill please");
        assertThat(say(chat, "c-1", "my bill please")).isEqualTo(id);

        await().untilAsserted(() -> assertThat(engine.receivedFrom(chat.id())).hasSize(2));
        assertThat(engine.receivedFrom(chat.id()).get(0).event()).isInstanceOfSatisfying(LegOpened.class, opened -> {
            assertThat(opened.language()).isEqualTo("en-US");
            assertThat(opened.name()).isEqualTo("Emma");
        });
        Envelope<InboundEvent> utterance = engine.receivedFrom(chat.id()).get(1);
        assertThat(utterance.id()).isEqualTo(chat.id() + "/" + id);
        assertThat(((UtteranceReceived) utterance.event()).route().subscriberAddress())
                .isEqualTo("+821000000103");
        await().untilAsserted(() -> assertThat(stream.messageIds()).containsExactly(id));
        assertThat(stream.activities()
                        .get(0)
                        .path("channelData")
                        .path("clientActivityID")
                        .asText())
                .isEqualTo("c-1");
    }

    @Test
    void aReplyGrowsOnTheStreamAndTheStreamResumesAfterABreak() {
        Chat chat = begin();
        DirectLineClient.Stream stream = client.connect(chat.streamUrl());
        String messageId = say(chat, "c-1", "my bill please");
        Envelope<InboundEvent> received = awaitReceived(chat, 2);
        Route route = ((UtteranceReceived) received.event()).route();
        UUID first = UUID.randomUUID();
        UUID second = UUID.randomUUID();

        engine.publish(
                received.subscriber(),
                new ReplyStarted(route, CONVERSATION, 1, 1, first, "en"),
                new ReplyDelta(route, CONVERSATION, 1, 1, first, 1, "Your bill", "en"),
                completed(route, 1, first));
        await().untilAsserted(() -> assertThat(stream.messageIds()).containsExactly(messageId, first.toString()));
        assertThat(stream.activities())
                .extracting(activity -> activity.path("type").asText())
                .containsExactly("message", "typing", "typing", "message");

        String watermark = stream.watermark();
        stream.drop();
        engine.publish(received.subscriber(), completed(route, 2, second), completed(route, 2, second));
        Answer back = client.get("/conversations/" + chat.id() + "?watermark=" + watermark, chat.token());
        DirectLineClient.Stream resumed =
                client.connect(back.body().path("streamUrl").asText());

        await().untilAsserted(() -> assertThat(resumed.messageIds()).containsExactly(second.toString()));
        assertThat(poll(chat, "").path("activities")).hasSize(3);
        assertThat(poll(chat, watermark).path("activities")).hasSize(1);
    }

    @Test
    void nothingOfAnOvertakenTurnIsStored() {
        Chat chat = begin();
        say(chat, "c-1", "my bill please");
        Envelope<InboundEvent> received = awaitReceived(chat, 2);
        Route route = ((UtteranceReceived) received.event()).route();
        UUID last = UUID.randomUUID();
        UUID earlier =
                new UUID(CONVERSATION.getMostSignificantBits() - (1L << 20), CONVERSATION.getLeastSignificantBits());

        engine.publish(
                received.subscriber(),
                completed(route, 2, UUID.randomUUID()),
                completed(route, 1, UUID.randomUUID()),
                new ReplyCancelled(route, CONVERSATION, 1, 3, UUID.randomUUID()),
                completed(route, 3, UUID.randomUUID()),
                new ReplyCompleted(route, earlier, 1, 9, UUID.randomUUID(), "late", "en", Author.ASSISTANT, true, null),
                completed(route, 4, last));

        await().untilAsserted(
                        () -> assertThat(poll(chat, "").path("activities")).hasSize(3));
        assertThat(poll(chat, "2").path("activities").get(0).path("id").asText())
                .isEqualTo(last.toString());
    }

    @Test
    void eachTabGetsEverythingAndTheFifthTakesOverFromTheFirst() {
        Chat chat = begin();
        DirectLineClient.Stream first = client.connect(chat.streamUrl());
        String earlierId = say(chat, "c-0", "hi");
        await().untilAsserted(() -> assertThat(first.messageIds()).containsExactly(earlierId));
        List<DirectLineClient.Stream> others = new ArrayList<>();
        for (int tab = 2; tab <= 4; tab++) {
            others.add(client.connect(anotherStreamUrl(chat)));
        }
        String messageId = say(chat, "c-1", "hello");
        await().untilAsserted(() -> assertThat(first.messageIds()).containsExactly(earlierId, messageId));
        await().untilAsserted(() -> assertThat(others)
                .allSatisfy(tab -> assertThat(tab.messageIds()).endsWith(messageId)));

        client.connect(anotherStreamUrl(chat));

        await().until(() -> first.closed == 1000);
        assertThat(others).allSatisfy(tab -> assertThat(tab.closed).isZero());
    }

    @Test
    void aStreamNeedsATokenOfItsConversation() {
        Chat chat = begin();
        Chat other = begin();
        String foreign = other.streamUrl().replace(other.id(), chat.id());

        assertRefused(foreign);
        assertRefused(chat.streamUrl().replaceAll("t=.*$", "t=" + chat.token()));
        assertRefused(chat.streamUrl().replaceAll("&t=.*$", ""));
    }

    @Test
    void aMessageInFragmentsThatBecomesTooLargeClosesTheStream() {
        DirectLineClient.Stream stream = client.connect(begin().streamUrl());

        for (int i = 0; i < 3; i++) {
            stream.sendFragment("a".repeat(30_000));
        }

        await().until(() -> stream.closed == 1009);
    }

    @Test
    void resumesTheConversationOfTheToken() {
        Chat chat = begin();

        Answer again = client.post("/conversations", chat.token(), "");
        Answer refreshed = client.post("/tokens/refresh", chat.token(), "");

        assertThat(again.status()).isEqualTo(200);
        assertThat(again.body().path("conversationId").asText()).isEqualTo(chat.id());
        assertThat(refreshed.body().path("conversationId").asText()).isEqualTo(chat.id());
        assertThat(refreshed.body().path("expires_in").asInt()).isEqualTo(1800);
    }

    @Test
    void theOperatorNeedsNoToken() {
        Answer begun = client.post("/conversations", SECRET, USER);
        String path = "/conversations/" + begun.body().path("conversationId").asText() + "/activities";

        assertThat(begun.status()).isEqualTo(201);
        assertThat(client.post(path, SECRET, message("c-1", "hello")).status()).isEqualTo(200);
    }

    @Test
    void anEndedConversationIsGone() {
        Chat chat = begin();
        String path = "/conversations/" + chat.id() + "/activities";

        assertThat(client.post(path, chat.token(), "{\"type\":\"endOfConversation\"}")
                        .status())
                .isEqualTo(200);

        assertError(client.post(path, chat.token(), message("c-2", "hello?")), 404, "ConversationEnded");
        assertError(client.get("/conversations/" + chat.id(), chat.token()), 404, "ConversationEnded");
    }

    @Test
    void reportsErrorsAsDirectLineDoes() {
        Chat chat = begin();
        Chat other = begin();
        String path = "/conversations/" + chat.id();

        assertError(client.post("/tokens/generate", null, USER), 401, "Unauthorized");
        assertError(client.post("/tokens/generate", chat.token(), USER), 403, "BadArgument");
        assertError(client.post("/tokens/generate", SECRET, "{"), 400, "BadArgument");
        assertError(
                client.post("/tokens/generate", SECRET, "{\"user\":{\"id\":\"a\",\"phone_number\":\"operator\"}}"),
                400,
                "BadArgument");
        assertError(client.get(path, other.token()), 403, "BadArgument");
        assertError(client.get(path + "?watermark=x", chat.token()), 400, "BadArgument");
        assertError(client.get("/conversations/nowhere", SECRET), 404, "ConversationNotFound");
        assertError(client.post(path + "/activities", chat.token(), "{}"), 400, "BadArgument");
        assertError(
                client.post(path + "/activities", chat.token(), message("c", "x".repeat(101))),
                413,
                "MessageSizeTooBig");
        assertError(
                client.post(path + "/activities", chat.token(), message("c", "x".repeat(70_000))),
                413,
                "MessageSizeTooBig");
        assertError(client.get("/conversations/a%00b", SECRET), 404, "ConversationNotFound");
        assertError(
                client.post("/conversations/a%00b/activities", SECRET, message("c", "hi")),
                404,
                "ConversationNotFound");
        for (String number : List.of("010", "010-", "112", "114", "1588-0010")) {
            assertError(
                    client.post(
                            "/tokens/generate",
                            SECRET,
                            "{\"user\":{\"id\":\"a\",\"phone_number\":\"" + number + "\"}}"),
                    400,
                    "BadArgument");
        }
        assertError(client.post("/tokens/generate", SECRET, "{\"user\":{\"id\":\"\\u0000\"}}"), 400, "BadArgument");
        assertError(client.post(path + "/activities", chat.token(), message("c", "\\u200b")), 400, "BadArgument");
        assertError(client.post(path + "/activities", chat.token(), message("c", "a") + "{}"), 400, "BadArgument");
        assertError(client.post(path + "/upload?userId=a", chat.token(), "x"), 415, "UnsupportedMediaType");
    }

    @Test
    void charactersThatCannotBeStoredAreRemovedBeforeAMessageIsPublished() {
        Answer begun = client.post(
                "/conversations",
                SECRET,
                "{\"user\":{\"id\":\"nul\\u0000\",\"name\":\"Em\\u0000ma\"},\"locale\":\"en\\u0000\"}");
        assertThat(begun.status()).isEqualTo(201);
        Chat chat = new Chat(
                begun.body().path("conversationId").asText(),
                begun.body().path("token").asText(),
                null);

        String id = say(chat, "c\\u0000-1", "my\\u0000 bill\\ud83d");

        await().untilAsserted(() -> assertThat(engine.receivedFrom(chat.id())).hasSize(2));
        assertThat(((UtteranceReceived) engine.receivedFrom(chat.id()).get(1).event()).text())
                .isEqualTo("my bill");
        JsonNode stored = poll(chat, "").path("activities").get(0);
        assertThat(stored.path("id").asText()).isEqualTo(id);
        assertThat(stored.path("text").asText()).isEqualTo("my bill");
    }

    @Test
    void aWatermarkInTheFutureMeansTheNewestActivity() {
        Chat chat = begin();
        say(chat, "c-1", "hello");

        JsonNode page = poll(chat, "999");

        assertThat(page.path("activities")).isEmpty();
        assertThat(page.path("watermark").asText()).isEqualTo("1");
    }

    @Test
    void noTokenIsRefreshedOnceTheConversationHasEnded() {
        Chat chat = begin();
        client.post("/conversations/" + chat.id() + "/activities", chat.token(), "{\"type\":\"endOfConversation\"}");

        assertError(client.post("/tokens/refresh", chat.token(), ""), 404, "ConversationEnded");
    }

    @Test
    void aTicketOpensOneStreamOnce() {
        Chat chat = begin();
        say(chat, "c-1", "my bill please");
        DirectLineClient.Stream first = client.connect(chat.streamUrl());
        await().untilAsserted(() -> assertThat(first.messageIds()).hasSize(1));

        DirectLineClient.Stream second = client.connect(chat.streamUrl());

        await().untilAsserted(() -> assertThat(second.closed).isEqualTo(1008));
        assertThat(second.frames).isEmpty();
        assertThat(first.closed).isZero();
    }

    @Test
    void aStreamEndsWithItsTokenAndResumesWithTheNextOne() {
        Chat chat = begin();
        String ticket = tokens.issue(
                new Grant(chat.id(), "account-1"),
                DirectLineTokens.Use.STREAM,
                Duration.ofMinutes(1),
                Instant.now(),
                Instant.now().plusSeconds(2));
        DirectLineClient.Stream stream = client.connect(chat.streamUrl().replaceAll("t=.*$", "t=" + ticket));

        await().untilAsserted(() -> assertThat(stream.closed).isEqualTo(1008));
        String refreshed = client.post("/tokens/refresh", chat.token(), "")
                .body()
                .path("token")
                .asText();
        Answer back = client.get("/conversations/" + chat.id() + "?watermark=0", refreshed);
        DirectLineClient.Stream next =
                client.connect(back.body().path("streamUrl").asText());
        String id = say(chat, "c-1", "my bill please");
        await().untilAsserted(() -> assertThat(next.messageIds()).containsExactly(id));
    }

    @Test
    void aTokenCanBeRefreshedForALimitedTimeOnly() {
        Chat chat = begin();
        Instant yesterday = Instant.now().minus(Duration.ofHours(25));
        String old = tokens.issue(
                new Grant(chat.id(), "account-1"),
                DirectLineTokens.Use.BEARER,
                Duration.ofMinutes(1),
                yesterday,
                Instant.now().plusSeconds(60));

        assertError(client.post("/tokens/refresh", old, ""), 403, "TokenExpired");
        assertError(client.post("/conversations", old, ""), 403, "TokenExpired");
        assertError(client.get("/conversations/" + chat.id(), old), 403, "TokenExpired");
    }

    private String anotherStreamUrl(Chat chat) {
        return client.get("/conversations/" + chat.id() + "?watermark=0", chat.token())
                .body()
                .path("streamUrl")
                .asText();
    }

    private record Chat(String id, String token, String streamUrl) {}

    private void assertRefused(String streamUrl) {
        assertThatThrownBy(() -> client.connect(streamUrl))
                .cause()
                .isInstanceOfSatisfying(WebSocketHandshakeException.class, refused -> assertThat(
                                refused.getResponse().statusCode())
                        .isEqualTo(403));
    }

    @Test
    void aUserReturnsToTheirConversationWithANewToken() {
        Chat chat = begin();
        String messageId = say(chat, "c-1", "my bill please");
        String sameUser = USER.substring(0, USER.length() - 1) + ",\"conversationId\":\"" + chat.id() + "\"}";

        Answer generated = client.post("/tokens/generate", SECRET, sameUser);

        assertThat(generated.body().path("conversationId").asText()).isEqualTo(chat.id());
        Answer history = client.get(
                "/conversations/" + chat.id() + "/activities",
                generated.body().path("token").asText());
        assertThat(history.body().path("activities").path(0).path("id").asText())
                .isEqualTo(messageId);
        String otherUser = "{\"user\":{\"id\":\"somebody-else\"},\"conversationId\":\"" + chat.id() + "\"}";
        assertError(client.post("/tokens/generate", SECRET, otherUser), 404, "ConversationNotFound");
    }

    private Chat begin() {
        Answer generated = client.post("/tokens/generate", SECRET, USER);
        assertThat(generated.status()).isEqualTo(200);
        assertThat(generated.body().has("streamUrl")).isFalse();
        Answer begun =
                client.post("/conversations", generated.body().path("token").asText(), "{\"locale\":\"en-US\"}");
        assertThat(begun.status()).isEqualTo(201);
        return new Chat(
                begun.body().path("conversationId").asText(),
                begun.body().path("token").asText(),
                begun.body().path("streamUrl").asText());
    }

    private String say(Chat chat, String clientId, String text) {
        Answer answer =
                client.post("/conversations/" + chat.id() + "/activities", chat.token(), message(clientId, text));
        assertThat(answer.status()).isEqualTo(200);
        return answer.body().path("id").asText();
    }

    private Envelope<InboundEvent> awaitReceived(Chat chat, int count) {
        await().until(() -> engine.receivedFrom(chat.id()).size() == count);
        return engine.receivedFrom(chat.id()).get(count - 1);
    }

    private JsonNode poll(Chat chat, String watermark) {
        return client.get("/conversations/" + chat.id() + "/activities?watermark=" + watermark, chat.token())
                .body();
    }

    private static ReplyCompleted completed(Route route, long turn, UUID reply) {
        return new ReplyCompleted(
                route, CONVERSATION, 1, turn, reply, "Your bill is 55,000 won.", "en", Author.ASSISTANT, true, 80L);
    }

    private static String message(String clientId, String text) {
        return "{\"type\":\"message\",\"text\":\"" + text + "\",\"channelData\":{\"clientActivityID\":\"" + clientId
                + "\"}}";
    }

    private static void assertError(Answer answer, int status, String code) {
        assertThat(answer.status()).isEqualTo(status);
        assertThat(answer.body().path("error").path("code").asText()).isEqualTo(code);
        assertThat(answer.body().path("error").path("message").asText()).isNotBlank();
    }
}
