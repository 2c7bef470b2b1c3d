package telecom.assistant.local.smsc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.jsmpp.bean.DeliverSm;
import org.jsmpp.bean.OptionalParameter;
import org.jsmpp.bean.OptionalParameter.Tag;
import org.jsmpp.extra.NegativeResponseException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import telecom.assistant.local.handset.HandsetEvent.Direction;
import telecom.assistant.local.handset.HandsetEvent.Message;
import telecom.assistant.local.handset.HandsetEvent.Status;
import telecom.assistant.local.handset.Handsets;
import telecom.assistant.local.handset.Msisdn;

class SmscStandInTest {
    private static final Msisdn HANDSET = Msisdn.of("+821000000101");
    private static final Msisdn SERVICE = Msisdn.of("114");
    private static final Duration LIMIT = Duration.ofSeconds(5);
    private static final int ALWAYS = 1;

    private SmscStandIn smsc;

    @BeforeEach
    void start() {
        RetrySchedule quick = new RetrySchedule(3, Duration.ofMillis(20), Duration.ofMillis(50));
        smsc = SmscStandIn.start(0, SmscAccount.LOCAL, new Handsets(), Duration.ofMillis(20), quick);
    }

    @AfterEach
    void stop() {
        smsc.close();
    }

    @Test
    void refusesAWrongPassword() {
        assertThatThrownBy(() -> Esme.bind(smsc.port(), "wrong")).isInstanceOf(IOException.class);
    }

    @Test
    void showsASubmittedTextOnTheHandsetAndSendsAReceipt() throws Exception {
        try (Esme esme = bind()) {
            String id =
                    esme.submit(HANDSET.digits(), ShortMessage.of("안녕하세요", 1).get(0), ALWAYS);

            assertThat(smsc.messages(HANDSET))
                    .singleElement()
                    .extracting(Message::text, Message::direction, Message::from, Message::to)
                    .containsExactly("안녕하세요", Direction.RECEIVED, "114", "+821000000101");
            DeliverSm receipt = onlyReceipt(esme);
            assertThat(text(receipt)).contains("id:" + id + " ", "stat:DELIVRD");
            assertThat(receipt.getSourceAddr()).isEqualTo(HANDSET.digits());
            assertThat(receiptedId(receipt)).isEqualTo(id);
            assertThat(receipt.getOptionalParameter(OptionalParameter.Message_state.class)
                            .getValue())
                    .isEqualTo((byte) 2);
        }
    }

    @Test
    void joinsConcatenatedPartsInAnyOrder() throws Exception {
        String text = "요금 안내입니다. ".repeat(20);
        List<ShortMessage> segments = ShortMessage.of(text, 9);
        try (Esme esme = bind()) {
            for (int i = segments.size() - 1; i >= 0; i--) {
                assertThat(smsc.messages(HANDSET)).isEmpty();
                esme.submit(HANDSET.digits(), segments.get(i), 0);
            }
        }

        assertThat(smsc.messages(HANDSET))
                .singleElement()
                .extracting(Message::text, Message::segments)
                .containsExactly(text, segments.size());
    }

    @Test
    void sendsNoReceiptWhenNoneWasRequested() throws Exception {
        try (Esme esme = bind()) {
            esme.submit(HANDSET.digits(), ShortMessage.of("quiet", 1).get(0), 0);
            String requested =
                    esme.submit(HANDSET.digits(), ShortMessage.of("loud", 1).get(0), ALWAYS);

            assertThat(receiptedId(onlyReceipt(esme))).isEqualTo(requested);
        }
    }

    @Test
    void carriesALongTextFromTheHandsetAndShowsThatItArrived() throws Exception {
        String text = "How much is roaming? {€} ".repeat(12);
        try (Esme esme = bind()) {
            Message sent = smsc.send(HANDSET, SERVICE, text);

            await().atMost(LIMIT).until(() -> statusOf(sent) == Status.DELIVERED);
            assertThat(esme.messages()).hasSize(sent.segments());
            String joined = esme.messages().stream()
                    .map(MessagePart::of)
                    .map(MessagePart::text)
                    .collect(Collectors.joining());
            assertThat(joined).isEqualTo(text);
        }
    }

    @Test
    void keepsATextUntilAnEsmeBinds() throws Exception {
        Message sent = smsc.send(HANDSET, SERVICE, "hello?");
        assertThat(sent.status()).isEqualTo(Status.PENDING);

        try (Esme esme = bind()) {
            await().atMost(LIMIT).until(() -> esme.messages().size() == 1);
            assertThat(esme.messages().get(0).getDestAddress()).isEqualTo("114");
        }
    }

    @Test
    void sendsATextAgainAfterATemporaryRefusal() throws Exception {
        try (Esme esme = bind()) {
            esme.refuseNext(0x64);
            esme.refuseNext(0x58);

            Message sent = smsc.send(HANDSET, SERVICE, "again");

            await().atMost(LIMIT).until(() -> statusOf(sent) == Status.DELIVERED);
            assertThat(esme.messages()).hasSize(1);
        }
    }

    @Test
    void givesUpAfterTheLastAttemptAndContinuesWithTheNextText() throws Exception {
        try (Esme esme = bind()) {
            for (int i = 0; i < 3; i++) {
                esme.refuseNext(0x64);
            }

            Message lost = smsc.send(HANDSET, SERVICE, "lost");
            Message next = smsc.send(HANDSET, SERVICE, "next");

            await().atMost(LIMIT).until(() -> statusOf(next) == Status.DELIVERED);
            assertThat(statusOf(lost)).isEqualTo(Status.FAILED);
        }
    }

    @Test
    void sendsAReceiptAgainUntilItIsAccepted() throws Exception {
        try (Esme esme = bind()) {
            esme.refuseNext(0x64);
            String id = esme.submit(HANDSET.digits(), ShortMessage.of("hi", 1).get(0), ALWAYS);

            assertThat(receiptedId(onlyReceipt(esme))).isEqualTo(id);
        }
    }

    @Test
    void refusesSubmitsOnCommand() throws Exception {
        smsc.fail(SmscFault.THROTTLED, 1);
        try (Esme esme = bind()) {
            assertThat(refusal(esme)).isEqualTo(0x58);
            smsc.fail(SmscFault.QUEUE_FULL, 1);
            assertThat(refusal(esme)).isEqualTo(0x14);
            assertThat(esme.submit(HANDSET.digits(), ShortMessage.of("ok", 1).get(0), 0))
                    .isNotEmpty();
        }
    }

    @Test
    void reportsFailureAndShowsNothingWhenUndeliverable() throws Exception {
        smsc.fail(SmscFault.UNDELIVERABLE, 1);
        try (Esme esme = bind()) {
            esme.submit(HANDSET.digits(), ShortMessage.of("lost", 1).get(0), ALWAYS);

            assertThat(text(onlyReceipt(esme))).contains("stat:UNDELIV");
            assertThat(smsc.messages(HANDSET)).isEmpty();
        }
    }

    @Test
    void sendsTheReceiptBeforeTheAnswerOnCommand() throws Exception {
        smsc.fail(SmscFault.RECEIPT_FIRST, 1);
        try (Esme esme = bind()) {
            String id = esme.submit(HANDSET.digits(), ShortMessage.of("hi", 1).get(0), ALWAYS);

            assertThat(esme.receipts())
                    .singleElement()
                    .extracting(SmscStandInTest::receiptedId)
                    .isEqualTo(id);
        }
    }

    @Test
    void sendsADecimalIdWithoutTlvsOnCommand() throws Exception {
        smsc.fail(SmscFault.DECIMAL_RECEIPT_ID, 1);
        try (Esme esme = bind()) {
            String id = esme.submit(HANDSET.digits(), ShortMessage.of("hi", 1).get(0), ALWAYS);

            DeliverSm receipt = onlyReceipt(esme);
            assertThat(text(receipt)).contains("id:" + Long.parseLong(id, 16) + " ");
            assertThat(receipt.getOptionalParameter(Tag.RECEIPTED_MESSAGE_ID)).isNull();
        }
    }

    @Test
    void dropsConnectionsOnCommand() throws Exception {
        try (Esme esme = bind()) {
            smsc.disconnect();

            await().atMost(LIMIT).until(() -> !esme.isBound() && smsc.boundSessions() == 0);
        }
    }

    private Esme bind() throws IOException {
        Esme esme = Esme.bind(smsc.port(), SmscAccount.LOCAL.password());
        await().atMost(LIMIT).until(() -> smsc.boundSessions() == 1);
        return esme;
    }

    private static int refusal(Esme esme) {
        return assertThatThrownBy(() ->
                        esme.submit(HANDSET.digits(), ShortMessage.of("no", 1).get(0), 0))
                .asInstanceOf(InstanceOfAssertFactories.type(NegativeResponseException.class))
                .actual()
                .getCommandStatus();
    }

    private static DeliverSm onlyReceipt(Esme esme) {
        await().atMost(LIMIT).until(() -> esme.receipts().size() == 1);
        return esme.receipts().get(0);
    }

    private static String receiptedId(DeliverSm receipt) {
        return receipt.getOptionalParameter(OptionalParameter.Receipted_message_id.class)
                .getValueAsString();
    }

    private static String text(DeliverSm receipt) {
        return new String(receipt.getShortMessage(), StandardCharsets.US_ASCII);
    }

    private Status statusOf(Message sent) {
        return smsc.messages(HANDSET).stream()
                .filter(message -> message.id().equals(sent.id()))
                .findFirst()
                .map(Message::status)
                .orElseThrow();
    }
}
