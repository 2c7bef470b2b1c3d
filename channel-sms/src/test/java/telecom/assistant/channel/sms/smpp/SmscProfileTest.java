package telecom.assistant.channel.sms.smpp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static telecom.assistant.channel.sms.SmsFixtures.NUMBER;
import static telecom.assistant.channel.sms.SmsFixtures.SERVICE;

import io.smallrye.mutiny.Uni;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import telecom.assistant.channel.sms.SettableTimers;
import telecom.assistant.channel.sms.SmsFixtures;
import telecom.assistant.channel.sms.config.SmscProfileConfig;
import telecom.assistant.channel.sms.config.SmscProfileConfig.IdNotation;
import telecom.assistant.channel.sms.smpp.IncomingHandler.Accepted;
import telecom.assistant.channel.sms.smpp.SubmitOutcome.Status;
import telecom.assistant.channel.sms.text.Segmentation;
import telecom.assistant.channel.sms.text.UserData;

/** Tests the effect of each agreement with an SMSC on the octets that are exchanged. */
class SmscProfileTest {

    private static final String PREFIX = "assistant.sms.smpp.profile.";
    private static final Charset CP949 = Charset.forName("x-windows-949");
    private static final String DIGITS = NUMBER.substring(1);

    private final List<Incoming> received = new CopyOnWriteArrayList<>();
    private RawSmsc smsc;
    private SmppLink link;

    @BeforeEach
    void start() throws IOException {
        smsc = new RawSmsc();
    }

    @AfterEach
    void stop() throws IOException {
        if (link != null) {
            link.close();
        }
        smsc.close();
    }

    @Test
    void followsTheStandardsWithoutAnAgreement() {
        bind(Map.of());

        submit("ok");

        Submit submit = submitted(0);
        assertThat(submit.serviceType()).isEmpty();
        assertThat(submit.source()).isEqualTo(new Address(0, 1, SERVICE));
        assertThat(submit.destination()).isEqualTo(new Address(1, 1, DIGITS));
        assertThat(submit.validity()).isEmpty();
        assertThat(submit.registeredDelivery()).isEqualTo(1);
        assertThat(submit.dataCoding()).isZero();
    }

    @Test
    void writesAddressesServiceTypeAndValidityAsAgreed() {
        bind(Map.of(
                "subscriber-form", "NATIONAL",
                "service-ton", "3",
                "service-npi", "9",
                "service-type", "CMT",
                "validity-period", "36h",
                "receipts", "false"));

        submit("ok");

        Submit submit = submitted(0);
        assertThat(submit.serviceType()).isEqualTo("CMT");
        assertThat(submit.source()).isEqualTo(new Address(3, 9, SERVICE));
        assertThat(submit.destination()).isEqualTo(new Address(2, 1, "01012345678"));
        assertThat(submit.validity()).isEqualTo("000001120000000R");
        assertThat(submit.registeredDelivery()).isZero();
    }

    @Test
    void writesNumbersWithAnotherTypeIfThatIsAgreed() {
        bind(Map.of("subscriber-form", "NATIONAL", "subscriber-ton", "0", "subscriber-npi", "0"));

        submit("ok");

        assertThat(submitted(0).destination()).isEqualTo(new Address(0, 0, "01012345678"));
    }

    @Test
    void sendsKoreanInTheCodePageOfTheOperator() {
        bind(Map.of("wide-coding", "0x84"));

        submit("똠방각하 요금은 59,000원");
        submit("요금은 59,000원이에요 😊");

        assertThat(submitted(0).dataCoding()).isEqualTo(0x84);
        assertThat(submitted(0).octets()).isEqualTo("똠방각하 요금은 59,000원".getBytes(CP949));
        assertThat(submitted(1).dataCoding()).isEqualTo(8);
        assertThat(submitted(1).octets()).isEqualTo("요금은 59,000원이에요 😊".getBytes(StandardCharsets.UTF_16BE));
    }

    @Test
    void sendsLatinLettersInTheCodePageOfTheSmsc() {
        bind(Map.of("codings.0x00", "LATIN_1"));

        submit("café [1]");

        assertThat(submitted(0).octets()).isEqualTo("café [1]".getBytes(StandardCharsets.ISO_8859_1));
    }

    @Test
    void packsSeptetsIfThatIsAgreed() {
        bind(Map.of("codings.0x00", "GSM_7_PACKED"));

        submit("Hello roaming");

        assertThat(submitted(0).octets()).isEqualTo(HexFormat.of().parseHex("c8329bfd06c9dfe176da7d06"));
    }

    @Test
    void readsPackedSeptetsAfterAHeaderAsTheyWereWritten() {
        bind(Map.of("codings.0x00", "GSM_7_PACKED"));
        String text = "The quick brown fox jumps over the lazy dog {42}. ".repeat(7);

        submitAll(text);

        StringBuilder read = new StringBuilder();
        for (int i = 0; i < smsc.submitted().size(); i++) {
            assertThat(submitted(i).octets().length).isLessThanOrEqualTo(140);
            read.append(UserData.read(
                            new SmscProfile(config(Map.of("codings.0x00", "GSM_7_PACKED"))).codePages(),
                            (byte) 0,
                            true,
                            submitted(i).octets())
                    .orElseThrow()
                    .text());
        }
        assertThat(read).hasToString(text);
    }

    @Test
    void marksSegmentsThatBelongTogetherInParameters() {
        bind(Map.of("long-texts", "SAR"));

        submitAll("가".repeat(100));

        assertThat(smsc.submitted()).hasSize(2);
        assertThat(submitted(1).esmClass()).isZero();
        assertThat(submitted(1).parameters()).isEqualTo("020c0002004d" + "020e000102" + "020f000102");
        assertThat(new String(submitted(1).octets(), StandardCharsets.UTF_16BE)).isEqualTo("가".repeat(33));
    }

    @Test
    void leavesSplittingToTheSmsc() {
        bind(Map.of("long-texts", "PAYLOAD"));

        submitAll("가".repeat(300));

        assertThat(smsc.submitted()).hasSize(1);
        assertThat(submitted(0).octets()).isEmpty();
        assertThat(submitted(0).parameters())
                .isEqualTo("04240258" + HexFormat.of().formatHex("가".repeat(300).getBytes(StandardCharsets.UTF_16BE)));
    }

    @Test
    void endsMessagesBetweenWordsIfTheNetworkDoesNotJoinThem() {
        bind(Map.of("wide-coding", "0x84", "message-octets", "90", "long-texts", "SEPARATE"));
        String text = "로밍은 출국하기 전에 앱에서 신청하시면 돼요. ".repeat(5).strip();

        submitAll(text);

        StringBuilder joined = new StringBuilder();
        for (int i = 0; i < smsc.submitted().size(); i++) {
            Submit submit = submitted(i);
            assertThat(submit.esmClass()).isZero();
            assertThat(submit.octets().length).isLessThanOrEqualTo(90);
            String piece = new String(submit.octets(), CP949);
            joined.append(piece);
            assertThat(piece).matches(i < smsc.submitted().size() - 1 ? "(?s).* " : "(?s).*\\.");
        }
        assertThat(joined).hasToString(text);
    }

    @ParameterizedTest
    @CsvSource({"0x14, DEFERRED", "0x45, DEFERRED", "0x08, REFUSED", "0x58, DEFERRED", "0x0401, THROTTLED"})
    void interpretsFailuresAsAgreed(String status, Status meaning) {
        bind(Map.of("temporary", "0x14,0x45,0x58", "throttled", "0x0401"));
        smsc.answerSubmissions(submit -> submit.response(Integer.decode(status), new Octets()));

        assertThat(outcome("ok").status()).isEqualTo(meaning);
    }

    @Test
    void readsTextsInTheCodePageAgreedForTheirCoding() {
        bind(Map.of("codings.0x00", "LATIN_1", "codings.0xF5", "CP949"));

        deliver(0, "Réseau £5".getBytes(StandardCharsets.ISO_8859_1));
        deliver(0xF5, "데이터 남은 양".getBytes(CP949));
        deliver(8, "요금".getBytes(StandardCharsets.UTF_16BE));

        assertThat(received)
                .extracting(incoming -> ((Incoming.Part) incoming).data().text())
                .containsExactly("Réseau £5", "데이터 남은 양", "요금");
    }

    @Test
    void readsIdsInReceiptsOnlyInTheAgreedNotation() {
        Optional<String> none = Optional.empty();
        assertThat(MessageId.candidates(none, Optional.of("16"), IdNotation.SAME))
                .containsExactly("16");
        assertThat(MessageId.candidates(none, Optional.of("0000000016"), IdNotation.DECIMAL))
                .containsExactly("10");
        assertThat(MessageId.candidates(none, Optional.of("0x0A"), IdNotation.HEXADECIMAL))
                .containsExactly("10");
        assertThat(MessageId.candidates(Optional.of("2ED546CA"), Optional.of("785729226"), IdNotation.DECIMAL))
                .containsExactly("2ed546ca");
        assertThat(MessageId.candidates(none, Optional.of("m:7@smsc"), IdNotation.DECIMAL))
                .containsExactly("m:7@smsc");
    }

    @ParameterizedTest
    @CsvSource({
        "wide-coding, 0x42, has no code page",
        "plain-coding, korean, hexadecimal",
        "temporary, soon, hexadecimal",
        "message-octets, 9, expected: 40 to 140",
        "validity-period, 90d, expected: at most",
        "service-type, TOOLONG, 5 characters"
    })
    void rejectsSettingsThatMakeNoSense(String setting, String value, String complaint) {
        assertThatThrownBy(() -> new SmscProfile(config(Map.of(setting, value.replace("90d", "2160h")))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(setting)
                .hasMessageContaining(complaint);
    }

    private static SmscProfileConfig config(Map<String, String> agreed) {
        Map<String, String> settings = new HashMap<>();
        agreed.forEach((key, value) -> settings.put(PREFIX + key, value));
        return SmsFixtures.config(settings).smpp().profile();
    }

    private void bind(Map<String, String> agreed) {
        Map<String, String> settings = new HashMap<>();
        agreed.forEach((key, value) -> settings.put(PREFIX + key, value));
        settings.put("assistant.sms.smpp.port", Integer.toString(smsc.port()));
        link = new SmppLink(SmsFixtures.config(settings).smpp(), "127.0.0.1", new SettableTimers());
        link.start(incoming -> {
            received.add(incoming);
            return Uni.createFrom().item(Accepted.WITHOUT_FOLLOW_UP);
        });
        await().until(link::isBound);
    }

    private void submit(String text) {
        assertThat(outcome(text).status()).isEqualTo(Status.SENT);
    }

    private SubmitOutcome outcome(String text) {
        return submit(Segmentation.of(text, link.format(NUMBER)), 1);
    }

    private void submitAll(String text) {
        Segmentation segmentation = Segmentation.of(text, link.format(NUMBER));
        for (int number = 1; number <= segmentation.count(); number++) {
            assertThat(submit(segmentation, number).status()).isEqualTo(Status.SENT);
        }
    }

    private SubmitOutcome submit(Segmentation segmentation, int number) {
        return link.submit(new Submission(SERVICE, NUMBER, segmentation.segment(number, 77)))
                .await()
                .atMost(Duration.ofSeconds(30));
    }

    private void deliver(int coding, byte[] octets) {
        int request = smsc.request(
                RawSmsc.DELIVER_SM, Octets.deliverSm(DIGITS, SERVICE, 0, coding).message(octets));
        await().until(() -> smsc.answerTo(request) != null);
        assertThat(smsc.answerTo(request).status()).isZero();
    }

    private Submit submitted(int index) {
        return Submit.read(smsc.submitted().get(index).body());
    }

    private record Address(int type, int plan, String digits) {}

    /** A {@code submit_sm}, field by field (SMPP 3.4, section 4.4.1). */
    @SuppressWarnings("ArrayRecordComponent") // Submissions are not compared.
    private record Submit(
            String serviceType,
            Address source,
            Address destination,
            int esmClass,
            String validity,
            int registeredDelivery,
            int dataCoding,
            byte[] octets,
            String parameters) {

        static Submit read(String body) {
            ByteBuffer fields = ByteBuffer.wrap(body.getBytes(StandardCharsets.ISO_8859_1));
            String serviceType = text(fields);
            Address source = new Address(fields.get(), fields.get(), text(fields));
            Address destination = new Address(fields.get(), fields.get(), text(fields));
            int esmClass = fields.get();
            fields.getShort();
            text(fields);
            String validity = text(fields);
            int registeredDelivery = fields.get();
            fields.get();
            int dataCoding = fields.get() & 0xFF;
            fields.get();
            byte[] octets = new byte[fields.get() & 0xFF];
            fields.get(octets);
            byte[] parameters = new byte[fields.remaining()];
            fields.get(parameters);
            return new Submit(
                    serviceType,
                    source,
                    destination,
                    esmClass,
                    validity,
                    registeredDelivery,
                    dataCoding,
                    octets,
                    HexFormat.of().formatHex(parameters));
        }

        private static String text(ByteBuffer fields) {
            StringBuilder text = new StringBuilder();
            for (byte octet = fields.get(); octet != 0; octet = fields.get()) {
                text.append((char) octet);
            }
            return text.toString();
        }
    }
}
