package telecom.assistant.channel.sms.smpp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static telecom.assistant.channel.sms.SmsFixtures.NUMBER;
import static telecom.assistant.channel.sms.SmsFixtures.SERVICE;

import com.cloudhopper.commons.charset.CharsetUtil;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import telecom.assistant.channel.Channel;
import telecom.assistant.channel.Ids;
import telecom.assistant.channel.Route;
import telecom.assistant.channel.SubscriberId;
import telecom.assistant.channel.event.DeliveryStatus;
import telecom.assistant.channel.event.InboundEvent.DeliveryReported;
import telecom.assistant.channel.flow.DeliveryOutcome;
import telecom.assistant.channel.flow.Timers;
import telecom.assistant.channel.flow.VertxTimers;
import telecom.assistant.channel.sms.MemoryLedger;
import telecom.assistant.channel.sms.MemoryOptOuts;
import telecom.assistant.channel.sms.RecordingSink;
import telecom.assistant.channel.sms.SmsFixtures;
import telecom.assistant.channel.sms.config.SmsConfig;
import telecom.assistant.channel.sms.delivery.OutgoingText;
import telecom.assistant.channel.sms.delivery.ReceiptReceiver;
import telecom.assistant.channel.sms.delivery.TextSender;
import telecom.assistant.channel.sms.smpp.ForeignSmsc.Submitted;
import telecom.assistant.channel.sms.smpp.IncomingHandler.Accepted;
import telecom.assistant.store.sms.SegmentState;

/** Tests the channel against SMSCs that are built on different libraries from its own. */
abstract class ForeignSmscTest {

    private final Vertx vertx = Vertx.vertx();
    private final SubscriberId subscriber = SmsFixtures.identity().ofNumber(NUMBER);
    private final Route route = new Route(Channel.SMS, subscriber + "-" + SERVICE, NUMBER, SERVICE, null);
    private final List<Incoming.Part> received = new CopyOnWriteArrayList<>();
    private final MemoryLedger ledger = new MemoryLedger();
    private final RecordingSink sink = new RecordingSink();
    private ForeignSmsc smsc;
    private SmppLink link;
    private TextSender sender;

    abstract ForeignSmsc start() throws Exception;

    @BeforeEach
    void bind() throws Exception {
        smsc = start();
        SmsConfig config = SmsFixtures.config(Map.of(
                "assistant.sms.smpp.port", Integer.toString(smsc.port()),
                "assistant.sms.smpp.reconnect-min", "20ms",
                "assistant.sms.smpp.throttle-pause-min", "20ms",
                "assistant.sms.outbound.back-off-min", "20ms"));
        Timers timers = new VertxTimers(vertx);
        link = new SmppLink(config.smpp(), "127.0.0.1", timers);
        sender = new TextSender(config, ledger, new MemoryOptOuts(), link, sink, timers, SmsFixtures.meters());
        ReceiptReceiver receipts =
                new ReceiptReceiver(SERVICE, SmsFixtures.identity(), ledger, sink, SmsFixtures.meters());
        link.start(incoming -> {
            if (incoming instanceof Incoming.Receipt receipt) {
                return receipts.accept(receipt);
            }
            received.add((Incoming.Part) incoming);
            return Uni.createFrom().item(Accepted.WITHOUT_FOLLOW_UP);
        });
        await().until(link::isBound);
    }

    @AfterEach
    void close() throws Exception {
        if (link != null) {
            link.close();
        }
        if (smsc != null) {
            smsc.close();
        }
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    @Test
    void receivesTextsInBothCodings() throws Exception {
        assertThat(smsc.deliver(NUMBER, 8, "데이터 얼마나 남았어?".getBytes(StandardCharsets.UTF_16BE)))
                .isZero();
        byte[] septets = CharsetUtil.encode("roaming @ 5€ {a}", CharsetUtil.CHARSET_GSM);
        assertThat(smsc.deliver(NUMBER, 0, septets)).isZero();

        assertThat(received).extracting(part -> part.data().text()).containsExactly("데이터 얼마나 남았어?", "roaming @ 5€ {a}");
        assertThat(received).extracting(Incoming.Part::from).containsOnly(NUMBER);
        assertThat(received).extracting(Incoming.Part::to).containsOnly(SERVICE);
    }

    @Test
    void sendsTextsThatTheOtherLibraryReads() {
        send("이번 달 요금은 59,000원입니다.");
        send("Your bill is 59,000 won {incl. VAT} @ 10%.");

        await().untilAsserted(() -> assertThat(texts())
                .containsExactly("이번 달 요금은 59,000원입니다.", "Your bill is 59,000 won {incl. VAT} @ 10%."));
        assertThat(smsc.submitted()).extracting(Submitted::dataCoding).containsExactly(8, 0);
        assertThat(smsc.submitted()).extracting(Submitted::from).containsOnly(SERVICE);
        assertThat(smsc.submitted()).extracting(Submitted::to).containsOnly(NUMBER.substring(1));
    }

    @Test
    void reportsALongReplyOnceThereIsAReceiptForEachPart() throws Exception {
        String reply = "로밍은 출국 전에 신청하시면 됩니다. ".repeat(8);
        UUID id = send(reply);

        await().untilAsserted(() -> assertThat(String.join("", texts())).isEqualTo(reply));
        List<Submitted> parts = new ArrayList<>(smsc.submitted());
        assertThat(parts).hasSizeGreaterThan(2);
        for (int part = 1; part <= parts.size(); part++) {
            byte[] header = parts.get(part - 1).header();
            assertThat(header).startsWith(0, 3).endsWith(parts.size(), part);
        }

        for (int part = parts.size(); part > 0; part--) {
            assertThat(sink.published()).isEmpty();
            assertThat(smsc.deliverReceipt(parts.get(part - 1))).isZero();
        }

        assertThat(ledger.states(id)).containsOnly(SegmentState.DELIVERED);
        assertThat(sink.events(DeliveryReported.class))
                .extracting(DeliveryReported::status)
                .containsExactly(DeliveryStatus.DELIVERED);
    }

    @Test
    void sendsEachTextOnceToAnSmscThatThrottles() throws Exception {
        smsc.refuse(2, 0x58);

        send("first");
        send("second");

        await().untilAsserted(() -> assertThat(texts()).containsExactly("first", "second"));
        assertThat(smsc.refused()).isEqualTo(2);
    }

    @Test
    void bindsAgainAfterTheSmscHasUnbound() throws Exception {
        smsc.unbind();
        await().until(() -> smsc.binds() == 2 && link.isBound());

        send("still here");

        await().untilAsserted(() -> assertThat(texts()).containsExactly("still here"));
    }

    @Test
    void unbindsAtTheEnd() {
        link.close();

        await().untilAsserted(() -> assertThat(smsc.unbinds()).isEqualTo(1));
    }

    private List<String> texts() {
        return smsc.submitted().stream().map(Submitted::text).toList();
    }

    private UUID send(String text) {
        UUID id = Ids.timeOrdered();
        DeliveryOutcome outcome = sender.send(new OutgoingText(subscriber, id, Ids.timeOrdered(), 1, route, text))
                .await()
                .atMost(Duration.ofSeconds(30));
        assertThat(outcome).isEqualTo(DeliveryOutcome.DELIVERED);
        return id;
    }
}
