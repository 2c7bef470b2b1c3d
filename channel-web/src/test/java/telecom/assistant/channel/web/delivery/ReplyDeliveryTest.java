package telecom.assistant.channel.web.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static telecom.assistant.channel.web.delivery.WebTestNode.await;

import io.smallrye.mutiny.CompositeException;
import io.smallrye.mutiny.TimeoutException;
import io.smallrye.mutiny.Uni;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import telecom.assistant.channel.Channel;
import telecom.assistant.channel.Ids;
import telecom.assistant.channel.Route;
import telecom.assistant.channel.event.Author;
import telecom.assistant.channel.event.OutboundEvent;
import telecom.assistant.channel.event.OutboundEvent.Notice;
import telecom.assistant.channel.event.OutboundEvent.NoticeKind;
import telecom.assistant.channel.event.OutboundEvent.ReplyCancelled;
import telecom.assistant.channel.event.OutboundEvent.ReplyCompleted;
import telecom.assistant.channel.event.OutboundEvent.ReplyDelta;
import telecom.assistant.channel.event.OutboundEvent.ReplyStarted;
import telecom.assistant.channel.flow.DeliveryOutcome;
import telecom.assistant.channel.web.WebFixtures;
import telecom.assistant.store.web.MemoryWebStores;

class ReplyDeliveryTest {

    private static final String CHAT = "chat-1";
    private static final Route ROUTE = new Route(Channel.WEB, CHAT, "account-1", "assistant", 2);
    private static final UUID CONVERSATION = Ids.timeOrdered();

    private final MemoryWebStores stores = new MemoryWebStores();
    private WebTestNode node = new WebTestNode(stores);

    @BeforeEach
    void begin() {
        stores.begin(CHAT);
    }

    @AfterEach
    void close() {
        node.close();
    }

    @Test
    void showsAReplyAsItGrowsAndThenSendsItAsAMessage() {
        FakeClient client = node.connect(CHAT, 0);
        UUID reply = UUID.randomUUID();

        deliver(started(1, reply), delta(1, reply, 1, "Your bill"), delta(1, reply, 2, " is 5"), completed(1, reply));

        assertThat(client.partials()).containsExactly("Your bill", "Your bill is 5");
        assertThat(client.ids()).containsExactly(reply.toString());
        assertThat(client.watermark()).isEqualTo("1");
    }

    @Test
    void showsTheFirstWordsOfAnAnswerBeforeTheQuestionIsStoredButStoresTheAnswerAfterIt() {
        FakeClient client = node.connect(CHAT, 0);
        UUID reply = UUID.randomUUID();
        List<CompletableFuture<DeliveryOutcome>> answered = new ArrayList<>();
        node.afterNextEvent(() -> {
            deliver(delta(1, reply, 1, "Your bill"));
            answered.add(node.delivery.deliver(completed(1, reply)).subscribeAsCompletionStage());
        });

        String question = await(node.intake.accept(CHAT, WebFixtures.message("c-1", "How much?")));

        assertThat(answered).singleElement().satisfies(outcome -> assertThat(outcome)
                .succeedsWithin(WebTestNode.LIMIT)
                .isEqualTo(DeliveryOutcome.DELIVERED));
        assertThat(client.partials()).containsExactly("Your bill");
        assertThat(stores.ids(CHAT)).containsExactly(question, reply.toString());
    }

    @Test
    void deliversAReplyOnceEvenAfterARestart() {
        UUID reply = UUID.randomUUID();
        FakeClient before = node.connect(CHAT, 0);
        deliver(completed(1, reply));
        assertThat(deliver(completed(1, reply))).isEqualTo(DeliveryOutcome.DUPLICATE);

        restart();
        FakeClient after = node.connect(CHAT, 0);

        assertThat(deliver(started(1, reply))).isEqualTo(DeliveryOutcome.DUPLICATE);
        assertThat(deliver(delta(1, reply, 1, "Your"))).isEqualTo(DeliveryOutcome.DUPLICATE);
        assertThat(deliver(completed(1, reply))).isEqualTo(DeliveryOutcome.DUPLICATE);
        assertThat(before.ids()).containsExactly(reply.toString());
        assertThat(after.ids()).containsExactly(reply.toString());
        assertThat(after.partials()).isEmpty();
    }

    @Test
    void dropsAReplyOvertakenByALaterTurnEvenAfterARestart() {
        UUID early = UUID.randomUUID();
        UUID late = UUID.randomUUID();
        deliver(completed(2, late));

        assertThat(deliver(completed(1, early))).isEqualTo(DeliveryOutcome.OVERTAKEN);
        restart();
        FakeClient client = node.connect(CHAT, 0);

        assertThat(deliver(delta(1, early, 1, "old"))).isEqualTo(DeliveryOutcome.OVERTAKEN);
        assertThat(deliver(completed(1, early))).isEqualTo(DeliveryOutcome.OVERTAKEN);
        assertThat(client.ids()).containsExactly(late.toString());
        assertThat(client.partials()).isEmpty();
    }

    @Test
    void withdrawsACancelledReplyAndNeverSendsItAfterwards() {
        FakeClient client = node.connect(CHAT, 0);
        UUID reply = UUID.randomUUID();
        deliver(delta(1, reply, 1, "Your bill"));

        deliver(new ReplyCancelled(ROUTE, CONVERSATION, 1, 1, reply));

        assertThat(client.activities()
                        .get(1)
                        .path("channelData")
                        .path("streamType")
                        .asText())
                .isEqualTo("final");
        assertThat(client.activities().get(1).path("text").asText("?")).isEmpty();
        assertThat(deliver(completed(1, reply))).isEqualTo(DeliveryOutcome.OVERTAKEN);
        restart();
        assertThat(deliver(completed(1, reply))).isEqualTo(DeliveryOutcome.OVERTAKEN);
        assertThat(stores.ids(CHAT)).isEmpty();
    }

    @Test
    void doesNotWithdrawAReplyThatWasNeverShown() {
        FakeClient client = node.connect(CHAT, 0);

        deliver(new ReplyCancelled(ROUTE, CONVERSATION, 1, 1, UUID.randomUUID()));

        assertThat(client.frames).isEmpty();
    }

    @Test
    void showsNothingAfterAMissingDelta() {
        FakeClient client = node.connect(CHAT, 0);
        UUID reply = UUID.randomUUID();

        deliver(delta(1, reply, 1, "a"), delta(1, reply, 3, "c"), delta(1, reply, 4, "d"));
        assertThat(client.partials()).containsExactly("a");

        deliver(delta(1, reply, 1, "a"), delta(1, reply, 2, "b"));
        assertThat(client.partials()).containsExactly("a", "a", "ab");
    }

    @Test
    void replacesWhatAnEngineHasShownWhenTheNextEngineRepeatsTheTurn() {
        FakeClient client = node.connect(CHAT, 0);
        UUID reply = UUID.randomUUID();
        deliver(deltaOfEpoch(1, 1, reply, 1, "It costs "), deltaOfEpoch(1, 1, reply, 2, "five"));

        deliver(deltaOfEpoch(2, 1, reply, 1, "The price "));
        assertThat(deliver(deltaOfEpoch(1, 1, reply, 3, " won"))).isEqualTo(DeliveryOutcome.OVERTAKEN);
        assertThat(deliver(new ReplyCancelled(ROUTE, CONVERSATION, 1, 1, reply)))
                .isEqualTo(DeliveryOutcome.OVERTAKEN);
        deliver(deltaOfEpoch(2, 1, reply, 2, "is six"));

        assertThat(client.partials()).containsExactly("It costs ", "It costs five", "The price ", "The price is six");
        assertThat(client.activities())
                .extracting(activity ->
                        activity.path("channelData").path("streamSequence").asLong())
                .containsExactly(1L, 2L, 3L, 4L);
    }

    @Test
    void neverJoinsDeltasOfTwoEngines() {
        FakeClient client = node.connect(CHAT, 0);
        UUID reply = UUID.randomUUID();

        deliver(deltaOfEpoch(1, 1, reply, 1, "It costs "), deltaOfEpoch(2, 1, reply, 2, "is six"));

        assertThat(client.partials()).containsExactly("It costs ");
    }

    @Test
    void dropsOutputOfAnEngineThatLostTheConversationEvenAfterARestart() {
        UUID reply = UUID.randomUUID();
        deliver(new ReplyCompleted(
                ROUTE, CONVERSATION, 2, 1, reply, "The price is six.", "en", Author.ASSISTANT, true, 80L));
        restart();

        assertThat(deliver(completed(2, UUID.randomUUID()))).isEqualTo(DeliveryOutcome.OVERTAKEN);
        assertThat(stores.ids(CHAT)).containsExactly(reply.toString());
    }

    @Test
    void keepsNumberingPartialRepliesWhenTheEngineStartsOver() {
        FakeClient client = node.connect(CHAT, 0);
        UUID reply = UUID.randomUUID();

        deliver(delta(1, reply, 1, "a"), delta(1, reply, 2, "b"), delta(1, reply, 1, "a"));

        assertThat(client.activities())
                .extracting(activity ->
                        activity.path("channelData").path("streamSequence").asInt())
                .containsExactly(1, 2, 3);
    }

    @Test
    void alsoSendsAnAgentsArrivalAndDepartureAsHandoffStatus() {
        FakeClient client = node.connect(CHAT, 0);
        Notice joined = notice(NoticeKind.AGENT_JOINED);

        deliver(joined, joined, notice(NoticeKind.AGENT_LEFT), notice(NoticeKind.WAITING));

        assertThat(client.activities().stream()
                        .map(activity -> activity.path("value").path("state").asText())
                        .toList())
                .containsExactly("accepted", "", "completed", "", "");
    }

    @Test
    void storesRepliesWhileNoClientIsConnected() {
        UUID first = UUID.randomUUID();
        UUID second = UUID.randomUUID();
        deliver(completed(1, first), completed(2, second));

        assertThat(node.connect(CHAT, 1).ids()).containsExactly(second.toString());
    }

    @Test
    void retriesWhenTheStoreIsDown() {
        UUID reply = UUID.randomUUID();
        stores.failNext(2);

        assertThat(deliver(completed(1, reply))).isEqualTo(DeliveryOutcome.DELIVERED);
        assertThat(stores.ids(CHAT)).containsExactly(reply.toString());
    }

    @Test
    void doesNotAddUpTheWaitsForTheStoreWithinAConversation() {
        stores.failNext(Integer.MAX_VALUE);
        List<Uni<DeliveryOutcome>> waiting = Stream.generate(
                        () -> node.delivery.deliver(completed(1, UUID.randomUUID())))
                .limit(40)
                .toList();

        // await gives up after five seconds: long enough for a few waits in a row, but not for forty.
        assertThatThrownBy(() -> await(Uni.join().all(waiting).andCollectFailures()))
                .isInstanceOfSatisfying(CompositeException.class, failures -> assertThat(failures.getCauses())
                        .hasSize(40)
                        .noneMatch(TimeoutException.class::isInstance));
    }

    @Test
    void dropsEventsOfAnUnknownConversation() {
        Route elsewhere = new Route(Channel.WEB, "chat-2", "account-1", "assistant", 2);

        assertThat(deliver(new ReplyStarted(elsewhere, CONVERSATION, 1, 1, UUID.randomUUID(), "ko")))
                .isEqualTo(DeliveryOutcome.NO_SUCH_LEG);
    }

    private void restart() {
        node.close();
        node = new WebTestNode(stores);
    }

    private DeliveryOutcome deliver(OutboundEvent... events) {
        return List.of(events).stream()
                .map(event -> await(node.delivery.deliver(event)))
                .reduce((before, last) -> last)
                .orElseThrow();
    }

    private static ReplyDelta deltaOfEpoch(long epoch, long turn, UUID reply, long seq, String text) {
        return new ReplyDelta(ROUTE, CONVERSATION, epoch, turn, reply, seq, text, "en");
    }

    private static ReplyStarted started(long turn, UUID reply) {
        return new ReplyStarted(ROUTE, CONVERSATION, 1, turn, reply, "en");
    }

    private static ReplyDelta delta(long turn, UUID reply, long seq, String text) {
        return new ReplyDelta(ROUTE, CONVERSATION, 1, turn, reply, seq, text, "en");
    }

    private static ReplyCompleted completed(long turn, UUID reply) {
        return new ReplyCompleted(
                ROUTE, CONVERSATION, 1, turn, reply, "Your bill is 55,000 won.", "en", Author.ASSISTANT, true, 80L);
    }

    private static Notice notice(NoticeKind kind) {
        return new Notice(ROUTE, CONVERSATION, 1, 3, UUID.randomUUID(), kind, "text", "en");
    }
}
