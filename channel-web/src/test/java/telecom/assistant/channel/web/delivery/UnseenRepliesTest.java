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

/** In these tests a reply is overdue as soon as it has been stored while no client was connected. */
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
    void reportsAnUnseenReplyAndLaterThatAClientHasSeenIt() {
        deliver(1, reply);
        sweep();
        sweep();
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
    void doesNotReportAReplyThatWasSentAtOnce() {
        node.connect(CHAT, 0);
        deliver(1, reply);
        deliver(1, reply);
        sweep();

        assertThat(node.published).isEmpty();
    }

    @Test
    void reportsNothingWhenTheClientReconnectsInTime() {
        deliver(1, reply);
        node.connect(CHAT, 0);
        sweep();

        assertThat(node.published).isEmpty();
    }

    @Test
    void reportsAReplyWhoseStreamBrokeWhileItWasBeingSent() {
        FakeClient client = node.connect(CHAT, 0);
        client.leave();
        deliver(1, reply);
        sweep();

        assertThat(reports()).containsExactly(report(reply, DeliveryStatus.FAILED, Reason.NOBODY_THERE));
    }

    @Test
    void assumesThatAClientWithoutAWatermarkHasSeenNothing() {
        deliver(1, reply);
        await(node.streams.attach(CHAT, new FakeClient(), OptionalLong.empty()));
        sweep();

        assertThat(reports()).containsExactly(report(reply, DeliveryStatus.FAILED, Reason.NOBODY_THERE));
    }

    @Test
    void trustsTheWatermarkOfAClient() {
        deliver(1, reply);
        sweep();
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
        sweep();

        assertThat(reports()).containsExactly(report(reply, DeliveryStatus.FAILED, Reason.NOBODY_THERE));
    }

    @Test
    void reportsOnceKafkaIsBack() {
        deliver(1, reply);
        node.stopKafka();
        sweep();
        assertThat(node.published).isEmpty();

        node.startKafka();
        sweep();

        assertThat(reports()).containsExactly(report(reply, DeliveryStatus.FAILED, Reason.NOBODY_THERE));
    }

    @Test
    void reportsDeliveryLastWhenAClientConnectsDuringTheReport() {
        deliver(1, reply);
        node.afterNextEvent(() -> node.connect(CHAT, 0));
        sweep();

        assertThat(reports()).last().isEqualTo(report(reply, DeliveryStatus.DELIVERED, null));
        assertThat(reports()).first().isEqualTo(report(reply, DeliveryStatus.FAILED, Reason.NOBODY_THERE));
    }

    @Test
    void reportsAReplyThatArrivedDuringAReplayThatNeverFinished() {
        stores.holdReads();
        node.connect(CHAT, 0);
        deliver(1, reply);
        sweep();

        assertThat(reports()).containsExactly(report(reply, DeliveryStatus.FAILED, Reason.NOBODY_THERE));
    }

    @Test
    void reportsAReplyWhoseStreamBrokeWhileTheStoreWasDown() {
        FakeClient client = node.connect(CHAT, 0);
        client.leave();
        client.whenSent(() -> stores.failNext(2));
        deliver(1, reply);
        sweep();

        assertThat(reports()).containsExactly(report(reply, DeliveryStatus.FAILED, Reason.NOBODY_THERE));
    }

    @Test
    void reportsNothingWhenTheClientCatchesUpWhileTheReplyIsStored() {
        stores.holdReads();
        FakeClient client = node.connect(CHAT, 0);
        stores.beforeNextReply(stores::releaseReads);
        deliver(1, reply);
        sweep();

        assertThat(client.ids()).containsExactly(reply.toString());
        assertThat(node.published).isEmpty();
    }

    private void sweep() {
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
