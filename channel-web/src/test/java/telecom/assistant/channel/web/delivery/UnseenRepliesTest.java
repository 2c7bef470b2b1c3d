package telecom.assistant.channel.web.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static telecom.assistant.channel.web.delivery.WebTestNode.await;

import java.util.List;
import java.util.OptionalLong;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import telecom.assistant.channel.Channel;
import telecom.assistant.channel.Ids;
import telecom.assistant.channel.Route;
import telecom.assistant.channel.event.Author;
import telecom.assistant.channel.event.DeliveryStatus;
import telecom.assistant.channel.event.InboundEvent.DeliveryReported;
import telecom.assistant.channel.event.OutboundEvent.ReplyCompleted;
import telecom.assistant.channel.event.Undelivered.Reason;
import telecom.assistant.store.web.MemoryWebStores;

/** In these tests a reply is overdue as soon as no client is there for it. */
class UnseenRepliesTest {

    private static final String CHAT = "chat-1";
    private static final Route ROUTE = new Route(Channel.WEB, CHAT, "+821000000101", "assistant", 2);
    private static final UUID CONVERSATION = Ids.timeOrdered();

    private final MemoryWebStores stores = new MemoryWebStores();
    private final UUID reply = UUID.randomUUID();
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
    void reportsAReplyThatNoClientWasThereForAndTheClientThatCameLater() {
        deliver(1, reply);
        look();
        look();
        assertThat(reports()).containsExactly(report(reply, DeliveryStatus.FAILED, Reason.NOBODY_THERE));

        FakeClient client = node.connect(CHAT, 0);

        assertThat(client.ids()).containsExactly(reply.toString());
        assertThat(reports())
                .containsExactly(
                        report(reply, DeliveryStatus.FAILED, Reason.NOBODY_THERE),
                        report(reply, DeliveryStatus.DELIVERED, null));
        assertThat(node.meters
                        .get("assistant.web.replies.unseen")
                        .tag("outcome", "seen-later")
                        .counter()
                        .count())
                .isEqualTo(1);
    }

    @Test
    void reportsNothingThatWasSentAtOnce() {
        node.connect(CHAT, 0);
        deliver(1, reply);
        deliver(1, reply);
        look();

        assertThat(node.published).isEmpty();
    }

    @Test
    void reportsNothingWhenTheClientComesBackInTime() {
        deliver(1, reply);
        node.connect(CHAT, 0);
        look();

        assertThat(node.published).isEmpty();
    }

    @Test
    void reportsAReplyWhoseStreamBrokeAsItWasSent() {
        FakeClient client = node.connect(CHAT, 0);
        client.leave();
        deliver(1, reply);
        look();

        assertThat(reports()).containsExactly(report(reply, DeliveryStatus.FAILED, Reason.NOBODY_THERE));
    }

    @Test
    void assumesThatAClientWithoutAWatermarkHasSeenNothing() {
        deliver(1, reply);
        await(node.streams.attach(CHAT, new FakeClient(), OptionalLong.empty()));
        look();

        assertThat(reports()).containsExactly(report(reply, DeliveryStatus.FAILED, Reason.NOBODY_THERE));
    }

    @Test
    void believesTheWatermarkOfAClient() {
        deliver(1, reply);
        look();
        node.connect(CHAT, 1);

        assertThat(reports())
                .extracting(DeliveryReported::status)
                .containsExactly(DeliveryStatus.FAILED, DeliveryStatus.DELIVERED);
    }

    @Test
    void reportsAfterARestart() {
        deliver(1, reply);
        node.close();
        node = new WebTestNode(stores);
        look();

        assertThat(reports()).containsExactly(report(reply, DeliveryStatus.FAILED, Reason.NOBODY_THERE));
    }

    @Test
    void reportsLaterWhenKafkaAcceptsNothingNow() {
        deliver(1, reply);
        node.stopKafka();
        look();
        assertThat(node.published).isEmpty();

        node.startKafka();
        look();

        assertThat(reports()).containsExactly(report(reply, DeliveryStatus.FAILED, Reason.NOBODY_THERE));
    }

    @Test
    void reportsLastThatAReplyWasSeenWhenThatHappenedDuringTheOppositeReport() {
        deliver(1, reply);
        node.afterNextEvent(() -> node.connect(CHAT, 0));
        look();

        assertThat(reports()).last().isEqualTo(report(reply, DeliveryStatus.DELIVERED, null));
        assertThat(reports()).first().isEqualTo(report(reply, DeliveryStatus.FAILED, Reason.NOBODY_THERE));
    }

    @Test
    void reportsAReplyThatCameDuringAReplayWhoseClientLeft() {
        stores.holdReads();
        node.connect(CHAT, 0);
        deliver(1, reply);
        look();

        assertThat(reports()).containsExactly(report(reply, DeliveryStatus.FAILED, Reason.NOBODY_THERE));
    }

    @Test
    void reportsAReplyWhoseStreamBrokeWhileTheStoreWasDown() {
        FakeClient client = node.connect(CHAT, 0);
        client.leave();
        client.whenSent(() -> stores.failNext(2));
        deliver(1, reply);
        look();

        assertThat(reports()).containsExactly(report(reply, DeliveryStatus.FAILED, Reason.NOBODY_THERE));
    }

    @Test
    void reportsNothingWhenTheClientCaughtUpWhileTheReplyWasStored() {
        stores.holdReads();
        FakeClient client = node.connect(CHAT, 0);
        stores.beforeNextReply(stores::releaseReads);
        deliver(1, reply);
        look();

        assertThat(client.ids()).containsExactly(reply.toString());
        assertThat(node.published).isEmpty();
    }

    private void look() {
        await(node.unseen.reportOverdue());
    }

    private void deliver(long turn, UUID replyId) {
        await(node.delivery.deliver(
                new ReplyCompleted(ROUTE, CONVERSATION, 1, turn, replyId, "text", "en", Author.ASSISTANT, true, 80L)));
    }

    private List<DeliveryReported> reports() {
        return node.published.stream()
                .map(published -> (DeliveryReported) published.event())
                .toList();
    }

    private static DeliveryReported report(UUID replyId, DeliveryStatus status, Reason reason) {
        return new DeliveryReported(ROUTE, CONVERSATION, 1, replyId, status, reason, null);
    }
}
