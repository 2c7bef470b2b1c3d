package telecom.assistant.channel.web.inbound;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static telecom.assistant.channel.web.WebFixtures.SUBSCRIBER;
import static telecom.assistant.channel.web.WebFixtures.activity;
import static telecom.assistant.channel.web.WebFixtures.message;
import static telecom.assistant.channel.web.delivery.WebTestNode.await;

import jakarta.websocket.CloseReason.CloseCodes;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import telecom.assistant.channel.NodePartition;
import telecom.assistant.channel.SubscriberIdentity;
import telecom.assistant.channel.event.Envelope;
import telecom.assistant.channel.event.InboundEvent.LegClosed;
import telecom.assistant.channel.event.InboundEvent.UtteranceReceived;
import telecom.assistant.channel.web.WebFixtures;
import telecom.assistant.channel.web.activity.UserActivity;
import telecom.assistant.channel.web.delivery.FakeClient;
import telecom.assistant.channel.web.delivery.WebRoutes;
import telecom.assistant.channel.web.delivery.WebTestNode;
import telecom.assistant.channel.web.failure.WebFailure;
import telecom.assistant.channel.web.failure.WebFailure.Reason;
import telecom.assistant.store.knowledge.RecordedRatings;
import telecom.assistant.store.web.MemoryWebStores;
import telecom.assistant.store.web.WebConversation;

class IntakeTest {

    private static final String CHAT = "chat-1";
    private static final String REPLY = "00000000-0000-4000-8000-000000000001";

    private final MemoryWebStores stores = new MemoryWebStores();
    private final WebTestNode node = new WebTestNode(stores);

    @BeforeEach
    void begin() {
        stores.begin(CHAT);
    }

    @AfterEach
    void close() {
        node.close();
    }

    @Test
    void publishesAMessageAndEchoesIt() {
        FakeClient client = node.connect(CHAT, 0);

        String id = await(node.intake.accept(CHAT, message("c-1", "hello")));

        Envelope<?> published = node.published.get(0);
        UtteranceReceived said = (UtteranceReceived) published.event();
        assertThat(published.id()).isEqualTo(CHAT + "/" + id);
        assertThat(said.text()).isEqualTo("hello");
        assertThat(said.language()).isEqualTo("en-US");
        assertThat(said.route().subscriberAddress()).isEqualTo("+821000000101");
        assertThat(said.route().partition()).isEqualTo(2);
        assertThat(client.ids()).containsExactly(id);
    }

    @ParameterizedTest
    @CsvSource({
        "account-1, account-1",
        "+821000000101, account:+821000000101",
        "+82 10 kim, account:+82 10 kim",
        "01000000101, account:01000000101",
        "０１０００００１０１, account:０１０００００１０１",
        "8210-1234-5678, account:8210-1234-5678",
        "1012345678, account:1012345678",
        "0f3a-11ee, 0f3a-11ee",
        "1000123456, account:1000123456",
        "9000123456, 9000123456",
        "202611300001, 202611300001",
        "42, 42"
    })
    void neverMistakesAnAccountForANumber(String account, String address) {
        WebConversation chat =
                new WebConversation("c", SUBSCRIBER, account, null, null, null, 0, Optional.empty(), true, false);

        WebRoutes routes = new WebRoutes(new SubscriberIdentity(WebFixtures.subscribers()), new NodePartition(0, 16));

        assertThat(routes.to(chat).subscriberAddress()).isEqualTo(address);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "{'type':'invoke','name':'message/submitAction','replyToId':'ID','value':{'actionName':'feedback',"
                        + "'actionValue':{'reaction':'like','feedback':{'feedbackText':'고마워요'}}}} | true",
                "{'type':'invoke','name':'message/submitAction','replyToId':'ID','value':{'actionName':'feedback',"
                        + "'actionValue':{'reaction':'dislike','feedback':{}}}} | false",
                "{'type':'messageReaction','replyToId':'ID','reactionsAdded':[{'type':'like'}]} | true",
                "{'type':'messageReaction','replyToId':'ID','reactionsAdded':[{'type':'dislike'}]} | false"
            })
    void storesAThumbForAReplyAndNeitherPublishesNorEchoesIt(String posted, boolean helpful) {
        FakeClient client = node.connect(CHAT, 0);

        await(node.intake.accept(CHAT, rating(posted, REPLY)));

        assertThat(node.ratings.rated)
                .containsExactly(new RecordedRatings.Rated(SUBSCRIBER, UUID.fromString(REPLY), helpful));
        assertThat(node.published).isEmpty();
        assertThat(client.ids()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "{'type':'messageReaction','replyToId':'ID','reactionsRemoved':[{'type':'like'}]} | " + REPLY,
                "{'type':'messageReaction','replyToId':'ID','reactionsAdded':[{'type':'angry'}]} | " + REPLY,
                "{'type':'messageReaction','replyToId':'ID','reactionsAdded':[{'type':'like'}]} | not-an-id",
                "{'type':'invoke','name':'other','replyToId':'ID','value':{'actionName':'feedback'}} | " + REPLY
            })
    void takesNothingElseForAThumb(String posted, String reply) {
        await(node.intake.accept(CHAT, rating(posted, reply)));

        assertThat(node.ratings.rated).isEmpty();
    }

    private static UserActivity rating(String posted, String reply) {
        return activity(WebFixtures.json(posted.replace('\'', '"').replace("ID", reply)), 100);
    }

    @Test
    void acceptsAResentMessageOnce() {
        String first = await(node.intake.accept(CHAT, message("c-1", "hello")));
        String again = await(node.intake.accept(CHAT, message("c-1", "hello")));

        assertThat(again).isEqualTo(first);
        assertThat(node.published).hasSize(1);
        assertThat(stores.ids(CHAT)).containsExactly(first);
    }

    @Test
    void doesNotAcceptAMessageThatKafkaRefuses() {
        FakeClient client = node.connect(CHAT, 0);
        node.stopKafka();

        assertFails(message("c-1", "hello"), Reason.UNAVAILABLE);
        assertThat(stores.ids(CHAT)).isEmpty();
        assertThat(client.frames).isEmpty();

        node.startKafka();
        assertThat(await(node.intake.accept(CHAT, message("c-1", "hello")))).isNotBlank();
    }

    @Test
    void publishesTheSameEventAgainWhenItCouldNotBeStored() {
        stores.failNext(1);
        assertFails(message("c-1", "hello"), Reason.UNAVAILABLE);

        await(node.intake.accept(CHAT, message("c-1", "hello")));

        assertThat(node.published).hasSize(2);
        assertThat(node.published.get(0).id()).isEqualTo(node.published.get(1).id());
    }

    @Test
    void endsTheConversationForGood() {
        FakeClient client = node.connect(CHAT, 0);

        await(node.intake.accept(CHAT, activity("{\"type\":\"endOfConversation\"}")));

        assertThat(node.published.get(0).event()).isInstanceOf(LegClosed.class);
        assertThat(client.closed).isEqualTo(CloseCodes.NORMAL_CLOSURE);
        assertFails(message("c-2", "hello?"), Reason.CONVERSATION_ENDED);
    }

    @Test
    void endsTheConversationWhenTheClientRepeatsAnEndThatFailedHalfway() {
        FakeClient client = node.connect(CHAT, 0);
        UserActivity end = activity("{\"type\":\"endOfConversation\",\"channelData\":{\"clientActivityID\":\"c-1\"}}");
        stores.failNextEnds(1);
        assertFails(end, Reason.UNAVAILABLE);

        await(node.intake.accept(CHAT, end));

        assertThat(client.closed).isEqualTo(CloseCodes.NORMAL_CLOSURE);
        assertFails(message("c-2", "hello?"), Reason.CONVERSATION_ENDED);
    }

    @Test
    void neitherPublishesNorStoresTyping() {
        await(node.intake.accept(CHAT, activity("{\"type\":\"typing\"}")));

        assertThat(node.published).isEmpty();
        assertThat(stores.ids(CHAT)).isEmpty();
    }

    private void assertFails(UserActivity activity, Reason reason) {
        assertThatThrownBy(() -> await(node.intake.accept(CHAT, activity)))
                .isInstanceOfSatisfying(WebFailure.class, failure -> assertThat(failure.reason())
                        .isEqualTo(reason));
    }

    @Test
    void aUserWhoSendsTooMuchGetsOneExplanationAndTheRestIsRefused() {
        FakeClient client = node.connect(CHAT, 0);
        for (int i = 0; i < 30; i++) {
            await(node.intake.accept(CHAT, message("c-" + i, "question number " + i)));
        }

        assertTooMany(message("c-31", "can you hear me"));
        assertTooMany(message("c-32", "hello is anybody there"));

        assertThat(node.published).hasSize(30);
        assertThat(client.ids()).hasSize(31);
        assertThat(stores.ids(CHAT)).hasSize(31);
    }

    @Test
    void aMessageThatKafkaDidNotAcceptDoesNotCountAgainstTheUser() {
        node.stopKafka();
        for (int i = 0; i < 40; i++) {
            assertThatThrownBy(() -> await(node.intake.accept(CHAT, message("c-1", "how high is my bill"))))
                    .isInstanceOfSatisfying(WebFailure.class, failure -> assertThat(failure.reason())
                            .isEqualTo(Reason.UNAVAILABLE));
        }
        node.startKafka();

        await(node.intake.accept(CHAT, message("c-1", "how high is my bill")));

        assertThat(node.published).hasSize(1);
    }

    private void assertTooMany(UserActivity activity) {
        assertThatThrownBy(() -> await(node.intake.accept(CHAT, activity)))
                .isInstanceOfSatisfying(WebFailure.class, failure -> assertThat(failure.reason())
                        .isEqualTo(Reason.TOO_MANY));
    }
}
