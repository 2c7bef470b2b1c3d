package telecom.assistant.channel.sms.smpp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static telecom.assistant.channel.sms.SmsFixtures.NUMBER;
import static telecom.assistant.channel.sms.SmsFixtures.SERVICE;

import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import telecom.assistant.channel.flow.VertxTimers;
import telecom.assistant.channel.sms.SmsFixtures;
import telecom.assistant.channel.sms.smpp.IncomingHandler.Accepted;
import telecom.assistant.channel.sms.smpp.SubmitOutcome.Status;
import telecom.assistant.channel.sms.text.Segmentation;

/** Tests the link against an SMSC that sends raw octets: both what real ones send and what they should not send. */
class SmppWireTest {

    /** Generous, for a busy machine. */
    private static final Duration LIMIT = Duration.ofMinutes(1);

    private static final Vertx VERTX = Vertx.vertx();
    private static final String DIGITS = NUMBER.substring(1);
    private static final String RECEIPT =
            "id:5699 sub:001 dlvrd:001 submit date:2611291600 done date:2611291601 stat:DELIVRD err:000 text:";
    private static final int RECEIPTED_MESSAGE_ID = 0x001E;
    private static final int SAR_TOTAL_SEGMENTS = 0x020E;
    private static final int MESSAGE_PAYLOAD = 0x0424;
    private static final int MESSAGE_STATE = 0x0427;

    private final List<Incoming> received = new CopyOnWriteArrayList<>();
    private RawSmsc smsc;
    private SmppLink link;

    @BeforeEach
    void start() throws IOException {
        smsc = new RawSmsc();
    }

    @AfterEach
    void stop() throws IOException {
        smsc.close();
        link.close();
    }

    @AfterAll
    static void stopTimers() {
        VERTX.close().toCompletionStage().toCompletableFuture().join();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("malformed")
    void answersAMalformedPduWithTheStatusForTheFault(String name, Octets body, int status) {
        bind();

        assertThat(statusOf(RawSmsc.DELIVER_SM, body)).isEqualTo(status);

        assertThat(received).isEmpty();
        assertThat(statusOf(RawSmsc.DELIVER_SM, text("still here"))).isZero();
        assertThat(smsc.bindNanos()).hasSize(1);
    }

    static Stream<Arguments> malformed() {
        return Stream.of(
                Arguments.of("stray octets", text("a").octets(1, 2), 0xC4),
                Arguments.of("parameter longer than the PDU", text("a").octets(4, 0x24, 0, 9, 1), 0xC4),
                Arguments.of("integer without octets", text("a").parameter(SAR_TOTAL_SEGMENTS, new byte[0]), 0xC4),
                Arguments.of("state without octets", receipt(RECEIPT, 4).parameter(MESSAGE_STATE, new byte[0]), 0xC4),
                Arguments.of("state of two octets", receipt(RECEIPT, 4).parameter(MESSAGE_STATE, new byte[2]), 0xC4),
                Arguments.of(
                        "sm_length too large",
                        Octets.deliverSm(DIGITS, SERVICE, 0, 0).octets(200).octets(1, 2),
                        0x01),
                Arguments.of("no short_message", Octets.deliverSm(DIGITS, SERVICE, 0, 0), 0x02),
                Arguments.of("nothing", new Octets(), 0x15),
                Arguments.of("source_addr without end", new Octets().text("").octets(1, 1, '8', '2'), 0x0A),
                Arguments.of("source_addr too long", Octets.deliverSm("8".repeat(70), SERVICE, 0, 0), 0x0A),
                Arguments.of(
                        "destination_addr without end",
                        new Octets().text("").octets(1, 1).text(DIGITS).octets(0, 1, '1'),
                        0x0B),
                Arguments.of(
                        "a text without a sender",
                        Octets.deliverSm("", SERVICE, 0, 0).message("Hello"),
                        0x0A));
    }

    @Test
    void acknowledgesAnEmptyTextWithoutPassingItOn() {
        bind();

        assertThat(statusOf(RawSmsc.DELIVER_SM, text(""))).isZero();

        assertThat(received).noneMatch(Incoming.Part.class::isInstance);
    }

    @Test
    void readsATextInADataSm() {
        bind();

        assertThat(statusOf(
                        RawSmsc.DATA_SM,
                        Octets.dataSm(DIGITS, SERVICE, 0, 0)
                                .parameter(MESSAGE_PAYLOAD, "roaming".getBytes(StandardCharsets.US_ASCII))))
                .isZero();

        assertThat(received).singleElement().isInstanceOfSatisfying(Incoming.Part.class, part -> {
            assertThat(part.data().text()).isEqualTo("roaming");
            assertThat(part.from()).isEqualTo(NUMBER);
        });
        assertThat(statusOf(
                        RawSmsc.DATA_SM, Octets.dataSm(DIGITS, SERVICE, 0, 0).octets(1)))
                .isEqualTo(0xC4);
    }

    @Test
    void cutsAPayloadThatIsLongerThanAnyHandsetWrites() {
        bind();
        byte[] payload = "x".repeat(0xFFFF).getBytes(StandardCharsets.US_ASCII);

        assertThat(statusOf(RawSmsc.DELIVER_SM, text("").parameter(MESSAGE_PAYLOAD, payload)))
                .isZero();

        assertThat(received).singleElement().isInstanceOfSatisfying(Incoming.Part.class, part -> assertThat(
                        part.data().text())
                .hasSize(4000));
    }

    @Test
    void readsPdusThatArriveInPieces() {
        bind();
        byte[] whole = RawSmsc.pdu(RawSmsc.DELIVER_SM, 0, 7, text("a"));

        for (byte octet : whole) {
            smsc.send(new byte[] {octet});
        }

        await().atMost(LIMIT).until(() -> smsc.answerTo(7) != null);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("receipts")
    void readsAReceiptInEveryForm(String name, int command, Octets body) {
        bind();

        assertThat(statusOf(command, body)).isZero();

        assertThat(received).singleElement().isInstanceOfSatisfying(Incoming.Receipt.class, receipt -> {
            assertThat(receipt.messageIds()).startsWith("5699");
            assertThat(receipt.delivered()).contains(true);
        });
    }

    static Stream<Arguments> receipts() {
        byte[] id = "5699".getBytes(StandardCharsets.US_ASCII);
        byte[] delivered = {2};
        int deliver = RawSmsc.DELIVER_SM;
        return Stream.of(
                Arguments.of("text only", deliver, receipt(RECEIPT, 4)),
                Arguments.of("esm_class 0", deliver, receipt(RECEIPT, 0)),
                Arguments.of(
                        "parameters without NUL",
                        deliver,
                        receipt("", 4).parameter(RECEIPTED_MESSAGE_ID, id).parameter(MESSAGE_STATE, delivered)),
                Arguments.of(
                        "parameters with NUL",
                        deliver,
                        receipt("", 4)
                                .parameter(RECEIPTED_MESSAGE_ID, "5699\0".getBytes(StandardCharsets.US_ASCII))
                                .parameter(MESSAGE_STATE, delivered)),
                Arguments.of(
                        "parameters and esm_class 0",
                        deliver,
                        receipt("", 0).parameter(RECEIPTED_MESSAGE_ID, id).parameter(MESSAGE_STATE, delivered)),
                Arguments.of(
                        "binary",
                        deliver,
                        Octets.deliverSm(DIGITS, SERVICE, 4, 4).message(RECEIPT)),
                Arguments.of(
                        "UCS-2",
                        deliver,
                        Octets.deliverSm(DIGITS, SERVICE, 4, 8)
                                .message("id:5699 stat:DELIVERED".getBytes(StandardCharsets.UTF_16BE))),
                Arguments.of(
                        "no source",
                        deliver,
                        Octets.deliverSm("", SERVICE, 4, 0).message(RECEIPT)),
                Arguments.of("long word", deliver, receipt(RECEIPT.replace("DELIVRD", "DELIVERED"), 4)),
                Arguments.of(
                        "data_sm",
                        RawSmsc.DATA_SM,
                        Octets.dataSm(DIGITS, SERVICE, 4, 0)
                                .parameter(MESSAGE_PAYLOAD, RECEIPT.getBytes(StandardCharsets.US_ASCII))));
    }

    @ParameterizedTest
    @ValueSource(strings = {"HTTP/1.1 400 Bad Request\r\n\r\n", "\u007f\u00ff\u00ff\u00ff\0\0\0\5\0\0\0\0\0\0\0\1"})
    void bindsAgainWhenTheOtherSideDoesNotSpeakSmpp(String octets) {
        AtomicBoolean once = new AtomicBoolean(true);
        smsc.afterBind(bound -> {
            if (once.getAndSet(false)) {
                bound.send(octets.getBytes(StandardCharsets.ISO_8859_1));
            }
        });
        bind();

        await().atMost(LIMIT).until(() -> smsc.bindNanos().size() == 2 && link.isBound());

        assertThat(statusOf(RawSmsc.DELIVER_SM, text("Hello"))).isZero();
    }

    @Test
    void bindsAnewWhenTheSmscUnbindsAndLeavesTheConnectionOpen() {
        bind();

        smsc.request(RawSmsc.UNBIND, new Octets());

        await().atMost(LIMIT).until(() -> smsc.bindNanos().size() == 2 && link.isBound());
    }

    @Test
    void bindsAgainWhenNoMorePdusArrive() {
        bind(Map.of("assistant.sms.smpp.enquire-link", "100ms", "assistant.sms.smpp.transaction-timer", "100ms"));

        smsc.fallSilent();

        await().atMost(LIMIT).until(() -> smsc.bindNanos().size() > 1);
    }

    @Test
    void bindsAgainWhenThePeerStopsInTheMiddleOfAPdu() {
        bind(Map.of("assistant.sms.smpp.enquire-link", "200ms", "assistant.sms.smpp.transaction-timer", "100ms"));

        // Each octet keeps the library from probing the link.
        smsc.fallSilent();
        smsc.send(new byte[] {0, 0});

        await().atMost(LIMIT).until(() -> smsc.bindNanos().size() > 1);
    }

    @Test
    void pausesLongerAfterEachBindThatIsDroppedAtOnce() {
        smsc.afterBind(RawSmsc::drop);
        bind(Map.of("assistant.sms.smpp.reconnect-min", "40ms", "assistant.sms.smpp.reconnect-max", "1h"), false);

        await().atMost(LIMIT).until(() -> smsc.bindNanos().size() >= 6);

        List<Long> binds = smsc.bindNanos();
        assertThat(binds.get(5) - binds.get(4))
                .isGreaterThan(Duration.ofMillis((long) (40 * 16 * 0.7)).toNanos());
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void countsASegmentWithoutAnIdAsSent(boolean terminated) {
        smsc.answerSubmissions(submit -> submit.response(0, terminated ? new Octets().text("") : new Octets()));
        bind();

        assertThat(submit().await().atMost(Duration.ofSeconds(5))).isEqualTo(new SubmitOutcome(Status.SENT, ""));
    }

    @ParameterizedTest
    @CsvSource({
        "5670, 0000005670",
        "0a001628, a001628",
        "0a001629, 167777833",
        "7f00162a, 0x7f00162a",
        "7F00162A, 7f00162a"
    })
    void matchesTheIdsInTheResponseAndInTheReceipt(String inResponse, String inReceipt) {
        smsc.answerSubmissions(submit -> submit.response(0, new Octets().text(inResponse)));
        bind();

        String id = submit().await().atMost(Duration.ofSeconds(5)).detail();
        assertThat(statusOf(RawSmsc.DELIVER_SM, receipt(RECEIPT.replace("5699", inReceipt), 4)))
                .isZero();

        assertThat(received).singleElement().isInstanceOfSatisfying(Incoming.Receipt.class, receipt -> assertThat(
                        receipt.messageIds())
                .contains(id));
    }

    @Test
    void sendsNothingWhileTheSmscIsThrottled() {
        smsc.answerSubmissions(submit -> submit.response(0x58, new Octets()));
        bind(Map.of("assistant.sms.smpp.throttle-pause-min", "1h", "assistant.sms.smpp.throttle-pause-max", "1h"));

        for (int i = 0; i < 5; i++) {
            assertThat(submit().await().atMost(Duration.ofSeconds(5)).status()).isEqualTo(Status.THROTTLED);
        }

        assertThat(smsc.submitted()).hasSize(1);
        assertThat(link.pause(NUMBER)).isPresent();
    }

    @Test
    void sendsEverythingOnceTheSmscIsNoLongerThrottled() {
        AtomicInteger refusals = new AtomicInteger(10);
        smsc.answerSubmissions(submit -> refusals.getAndDecrement() > 0
                ? submit.response(0x58, new Octets())
                : submit.response(0, new Octets().text("1")));
        bind(Map.of("assistant.sms.smpp.throttle-pause-min", "5ms", "assistant.sms.smpp.throttle-pause-max", "5ms"));
        List<SubmitOutcome> sent = new CopyOnWriteArrayList<>();

        for (int i = 0; i < 40; i++) {
            Uni.createFrom()
                    .deferred(() -> link.pause(NUMBER).orElse(Uni.createFrom().voidItem()))
                    .chain(this::submit)
                    .repeat()
                    .until(outcome -> outcome.status() == Status.SENT && sent.add(outcome))
                    .collect()
                    .last()
                    .subscribe()
                    .with(done -> {});
        }

        await().atMost(LIMIT).until(() -> sent.size() == 40);
        assertThat(smsc.submitted()).hasSize(50);
    }

    private void bind() {
        bind(Map.of());
    }

    private void bind(Map<String, String> settings) {
        bind(settings, true);
    }

    private void bind(Map<String, String> settings, boolean untilBound) {
        Map<String, String> all = new HashMap<>(Map.of(
                "assistant.sms.smpp.port", Integer.toString(smsc.port()),
                "assistant.sms.smpp.reconnect-min", "20ms",
                "assistant.sms.smpp.transaction-timer", "2s"));
        all.putAll(settings);
        link = new SmppLink(SmsFixtures.config(all).smpp(), "127.0.0.1", new VertxTimers(VERTX));
        link.start(incoming -> {
            received.add(incoming);
            return Uni.createFrom().item(Accepted.WITHOUT_FOLLOW_UP);
        });
        if (untilBound) {
            await().atMost(LIMIT).until(link::isBound);
        }
    }

    private int statusOf(int command, Octets body) {
        int request = smsc.request(command, body);
        await().atMost(LIMIT).until(() -> smsc.answerTo(request) != null);
        assertThat(smsc.answerTo(request).id()).isEqualTo(command | RawSmsc.RESPONSE);
        return smsc.answerTo(request).status();
    }

    private Uni<SubmitOutcome> submit() {
        return link.submit(new Submission(SERVICE, NUMBER, Segmentation.of("a").segment(1, 0)));
    }

    private static Octets text(String text) {
        return Octets.deliverSm(DIGITS, SERVICE, 0, 0).message(text);
    }

    private static Octets receipt(String text, int esmClass) {
        return Octets.deliverSm(DIGITS, SERVICE, esmClass, 0).message(text);
    }
}
