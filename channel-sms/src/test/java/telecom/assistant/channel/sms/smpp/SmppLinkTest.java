package telecom.assistant.channel.sms.smpp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static telecom.assistant.channel.sms.SmsFixtures.NUMBER;
import static telecom.assistant.channel.sms.SmsFixtures.SERVICE;

import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jsmpp.extra.NegativeResponseException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import telecom.assistant.channel.flow.VertxTimers;
import telecom.assistant.channel.sms.SmsFixtures;
import telecom.assistant.channel.sms.smpp.IncomingHandler.Accepted;
import telecom.assistant.channel.sms.smpp.SubmitOutcome.Status;
import telecom.assistant.channel.sms.text.Segmentation;

/** Tests the link against a real SMPP server on a real socket. */
class SmppLinkTest {

    private static final Vertx VERTX = Vertx.vertx();

    private final List<Incoming> received = new CopyOnWriteArrayList<>();
    private Smsc smsc;
    private SmppLink link;
    private IncomingHandler handler = incoming -> Uni.createFrom().item(Accepted.WITHOUT_FOLLOW_UP);

    @BeforeEach
    void bind() throws IOException {
        smsc = new Smsc();
        link = new SmppLink(
                SmsFixtures.config(Map.of(
                                "assistant.sms.smpp.port", Integer.toString(smsc.port()),
                                "assistant.sms.smpp.reconnect-min", "20ms",
                                "assistant.sms.smpp.transaction-timer", "300ms"))
                        .smpp(),
                "127.0.0.1",
                new VertxTimers(VERTX));
        link.start(incoming -> {
            received.add(incoming);
            return handler.accept(incoming);
        });
        await().until(link::isBound);
    }

    @AfterAll
    static void stopTimers() {
        VERTX.close().toCompletionStage().toCompletableFuture().join();
    }

    @AfterEach
    void unbind() throws IOException {
        link.close();
        smsc.close();
    }

    @Test
    void submitsASegmentAndReturnsItsId() {
        SubmitOutcome outcome = submit("안녕하세요");

        assertThat(outcome).isEqualTo(new SubmitOutcome(Status.SENT, "id-1"));
        assertThat(smsc.submitted().get(0).getDestAddress()).isEqualTo(NUMBER.substring(1));
        assertThat(smsc.submitted().get(0).getDestAddrTon()).isEqualTo((byte) 1);
        assertThat(smsc.submitted().get(0).getSourceAddr()).isEqualTo(SERVICE);
        assertThat(smsc.submitted().get(0).getDataCoding()).isEqualTo((byte) 8);
        assertThat(smsc.submitted().get(0).getRegisteredDelivery()).isEqualTo((byte) 1);
    }

    @Test
    void distinguishesTemporaryRefusalsFromPermanentOnes() {
        smsc.refuseWith(0x14);
        assertThat(submit("a")).isEqualTo(new SubmitOutcome(Status.DEFERRED, "0x00000014"));

        smsc.refuseWith(0x0B);
        assertThat(submit("a")).isEqualTo(new SubmitOutcome(Status.REFUSED, "0x0000000b"));

        smsc.refuseWith(0x58);
        assertThat(submit("a")).isEqualTo(new SubmitOutcome(Status.THROTTLED, "0x00000058"));
    }

    @Test
    void reportsThatNoResponseCame() {
        smsc.holdResponses();

        assertThat(submit("a")).isEqualTo(new SubmitOutcome(Status.UNANSWERED, "no-response"));
    }

    @Test
    void acknowledgesATextThatIsDurable() {
        CompletableFuture<Void> acknowledged = new CompletableFuture<>();
        handler = incoming -> Uni.createFrom().item(new Accepted(() -> acknowledged.complete(null), () -> {}));

        smsc.deliver(NUMBER, SERVICE, "요금");

        assertThat(acknowledged).succeedsWithin(Duration.ofSeconds(5));
        Incoming.Part part = (Incoming.Part) received.get(0);
        assertThat(part.from()).isEqualTo(NUMBER);
        assertThat(part.to()).isEqualTo(SERVICE);
        assertThat(part.data().text()).isEqualTo("요금");
    }

    @Test
    void asksTheSmscToRepeatATextThatCouldNotBeMadeDurable() {
        handler = incoming -> Uni.createFrom().failure(new IllegalStateException("Kafka is down"));

        assertThatThrownBy(() -> smsc.deliver(NUMBER, SERVICE, "요금"))
                .isInstanceOfSatisfying(
                        NegativeResponseException.class,
                        refused -> assertThat(refused.getCommandStatus()).isEqualTo(0x64));
    }

    @Test
    void acceptsTextsAndSubmissionsWhileAnEarlierTextIsNotYetDurable() {
        CompletableFuture<Accepted> durable = new CompletableFuture<>();
        handler = incoming -> received.size() == 1
                ? Uni.createFrom().completionStage(durable)
                : Uni.createFrom().item(Accepted.WITHOUT_FOLLOW_UP);
        CompletableFuture<Void> first = CompletableFuture.runAsync(() -> smsc.deliver(NUMBER, SERVICE, "first"));
        await().until(() -> received.size() == 1);

        smsc.deliver(NUMBER, SERVICE, "second");
        assertThat(submit("reply").status()).isEqualTo(Status.SENT);
        assertThat(first).isNotDone();

        durable.complete(Accepted.WITHOUT_FOLLOW_UP);
        assertThat(first).succeedsWithin(Duration.ofSeconds(5));
    }

    @Test
    void readsAReceiptByItsParameterAndItsText() {
        smsc.deliverReceipt(NUMBER, "id:785729226 sub:001 dlvrd:001 stat:DELIVRD err:000 text:", "2ed546ca");

        Incoming.Receipt receipt = (Incoming.Receipt) received.get(0);
        assertThat(receipt.messageIds()).startsWith("2ed546ca", "785729226");
        assertThat(receipt.delivered()).contains(true);
    }

    @Test
    void bindsAgainWhenTheSmscClosesTheConnection() {
        smsc.dropConnection();
        await().until(() -> smsc.binds() == 2 && link.isBound());

        assertThat(submit("a").status()).isEqualTo(Status.SENT);
        assertThat(link.unboundFor()).isZero();
    }

    @Test
    void doesNotSendWithoutABind() throws IOException {
        smsc.close();
        await().until(() -> !link.isBound());

        assertThat(submit("a")).isEqualTo(new SubmitOutcome(Status.DEFERRED, "no-bind"));
        assertThat(link.unboundFor()).isPositive();
    }

    private SubmitOutcome submit(String text) {
        Submission submission =
                new Submission(SERVICE, NUMBER, Segmentation.of(text).segment(1, 0));
        return link.submit(submission).await().atMost(Duration.ofSeconds(5));
    }
}
