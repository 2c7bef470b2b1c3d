package telecom.assistant.integration.attackers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import telecom.assistant.integration.harness.Witness;
import telecom.assistant.integration.harness.World;
import telecom.assistant.local.client.Handset;

/** Attacks on the SMPP link by somebody who can write on the line between the gateway and the SMSC. */
class AttackersOnTextsIT {

    private static final int DELIVER_SM = 0x05;
    private static final int RESPONSE = 0x8000_0000;
    private static final String FROM = Attacked.PLANTED_NUMBER;
    private static final String FLOODING = "821098764321";

    private static World world;
    private static Witness witness;

    @BeforeAll
    static void begin() {
        world = Attacked.world();
        witness = new Witness(world);
        eventually("the bind", () -> world.stack().smsc().boundSessions() == 1);
    }

    @AfterAll
    static void nobodyElseWasAffected() throws Exception {
        try (Witness present = witness) {
            aTextIsAnswered();
            present.assertNobodyWasAffected(List.of(FROM, FLOODING, Attacked.PLANTED_WORD));
        }
    }

    private static void aTextIsAnswered() {
        Handset handset = world.handset(World.freshNumber());
        eventually("the bind", () -> world.stack().smsc().boundSessions() == 1);
        handset.text("로밍 요금제 알려 주세요");
        eventually("the answer", () -> !handset.received().isEmpty());
    }

    /** PDUs that are wrong inside, and the status of the answer. */
    static Stream<Arguments> wrongPdus() {
        byte[] text = Attacked.PLANTED_WORD.getBytes(StandardCharsets.UTF_16BE);
        return Stream.of(
                Arguments.of("nothing", new byte[0], 0x15),
                Arguments.of("a service without an end", fill('a', 200), 0x15),
                Arguments.of("a sender without an end", join(new byte[] {0, 1, 1}, fill('9', 300)), 0x0A),
                Arguments.of("nobody as the sender", join(head("", "114", 0, 8), sized(text)), 0x0A),
                Arguments.of(
                        "more text than there is", join(head(FROM, "114", 0, 8), new byte[] {(byte) 200, 'a'}), 0x01),
                Arguments.of("half a parameter", join(head(FROM, "114", 0, 8), sized(text), new byte[] {4, 36}), 0xC4),
                Arguments.of(
                        "a parameter longer than the PDU",
                        join(head(FROM, "114", 0, 8), sized(text), new byte[] {4, 36, (byte) 0xFF, (byte) 0xFF}),
                        0xC4),
                Arguments.of(
                        "a part number of three octets",
                        join(head(FROM, "114", 0, 8), sized(text), new byte[] {2, 15, 0, 3, 1, 1, 1}),
                        0xC4));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("wrongPdus")
    void aPduThatIsWrongInsideIsAnsweredWithWhatIsWrong(String name, byte[] body, int status) {
        assertThat(answerTo(DELIVER_SM, body)).isEqualTo(status);
    }

    /** Texts that nobody can write. They are taken, because the SMSC would repeat them, and change nothing. */
    static Stream<Arguments> oddTexts() {
        return Stream.of(
                Arguments.of("NUL only", join(head(FROM, "114", 0, 8), sized(new byte[4]))),
                Arguments.of("half a pair", join(head(FROM, "114", 0, 8), sized(new byte[] {(byte) 0xD8, 0}))),
                Arguments.of("half a letter", join(head(FROM, "114", 0, 8), sized(new byte[] {0x41}))),
                Arguments.of("an unknown coding", join(head(FROM, "114", 0, 0xF0 - 1), sized(fill('a', 20)))),
                Arguments.of(
                        "a header longer than the text",
                        join(head(FROM, "114", 0x40, 8), sized(new byte[] {90, 0, 3}))),
                Arguments.of(
                        "part 9 of 2", join(head(FROM, "114", 0x40, 8), sized(new byte[] {5, 0, 3, 1, 2, 9, 0, 'a'}))),
                Arguments.of(
                        "part 1 of 255, alone",
                        join(head(FROM, "114", 0x40, 8), sized(new byte[] {5, 0, 3, 7, (byte) 255, 1, 0, 'a'}))),
                Arguments.of("a sender that is a name", join(head("<script>", "114", 0, 0), sized(fill('a', 5)))),
                Arguments.of(
                        "a receipt of nothing",
                        join(
                                head(FROM, "114", 4, 0),
                                sized("id:' or 1=1-- stat:X".getBytes(StandardCharsets.US_ASCII)))),
                Arguments.of(
                        "a text of 60,000 octets",
                        join(head(FROM, "114", 0, 8), new byte[] {0, 4, 36, (byte) 0xEA, 0x60}, fill(0x30, 60_000))));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("oddTexts")
    void aTextThatNobodyCanWriteIsTaken(String name, byte[] body) {
        assertThat(answerTo(DELIVER_SM, body)).isZero();
    }

    /** Octets after which the boundaries between PDUs are unknown, or which no SMSC may send. */
    static Stream<Arguments> otherOctets() {
        return Stream.of(
                Arguments.of("HTTP", "HTTP/1.1 400 Bad Request\r\n\r\n".getBytes(StandardCharsets.US_ASCII)),
                Arguments.of(
                        "a length of 2 GiB",
                        ByteBuffer.allocate(16).putInt(Integer.MAX_VALUE).array()),
                Arguments.of(
                        "a length below zero",
                        ByteBuffer.allocate(16).putInt(-1).array()),
                Arguments.of(
                        "a length of 15", ByteBuffer.allocate(16).putInt(15).array()),
                Arguments.of("an unbind", pdu(0x06, 1, new byte[0])));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("otherOctets")
    void theGatewayBindsAnewAfterOctetsThatAreNoPdu(String name, byte[] octets) {
        int before = Attacked.LINE.connections();

        Attacked.LINE.send(octets);

        eventually("a new connection", () -> Attacked.LINE.connections() > before);
        eventually("the bind", () -> world.stack().smsc().boundSessions() == 1);
    }

    @Test
    void answersToNothingAndUnknownCommandsAreIgnored() {
        int before = Attacked.LINE.connections();

        Attacked.LINE.send(pdu(RESPONSE | 0x04, 77_777, "id\0".getBytes(StandardCharsets.US_ASCII)));
        Attacked.LINE.send(pdu(RESPONSE | 0x04, 77_778, new byte[0]));
        Attacked.LINE.send(pdu(RESPONSE, 77_779, new byte[0]));
        assertThat(answerTo(0x777, new byte[3])).isNotZero();
        assertThat(answerTo(0x04, fill('a', 30))).isNotZero();

        aTextIsAnswered();
        assertThat(Attacked.LINE.connections()).isEqualTo(before);
    }

    @Test
    void aHundredTextsOfOneSenderInARowDelayNobody() {
        for (int i = 0; i < 100; i++) {
            byte[] text = ("요금 " + i).getBytes(StandardCharsets.UTF_16BE);
            Attacked.LINE.send(
                    pdu(DELIVER_SM, Attacked.LINE.nextNumber(), join(head(FLOODING, "114", 0, 8), sized(text))));
        }

        aTextIsAnswered();
    }

    private static int answerTo(int command, byte[] body) {
        int number = Attacked.LINE.nextNumber();
        Attacked.LINE.send(pdu(command, number, body));
        eventually("the answer", () -> Attacked.LINE.statusOf(number) != null);
        return Attacked.LINE.statusOf(number);
    }

    private static byte[] pdu(int command, int number, byte[] body) {
        return ByteBuffer.allocate(16 + body.length)
                .putInt(16 + body.length)
                .putInt(command)
                .putInt(0)
                .putInt(number)
                .put(body)
                .array();
    }

    /** The fields of a {@code deliver_sm} up to the length of its text. */
    private static byte[] head(String from, String to, int esmClass, int dataCoding) {
        String fields =
                "\0\1\1" + from + "\0\0\1" + to + "\0" + (char) esmClass + "\0\0\0\0\0\0" + (char) dataCoding + "\0";
        return fields.getBytes(StandardCharsets.ISO_8859_1);
    }

    private static byte[] sized(byte[] text) {
        return join(new byte[] {(byte) text.length}, text);
    }

    private static byte[] fill(int octet, int count) {
        byte[] octets = new byte[count];
        Arrays.fill(octets, (byte) octet);
        return octets;
    }

    private static byte[] join(byte[]... parts) {
        ByteArrayOutputStream joined = new ByteArrayOutputStream();
        Stream.of(parts).forEach(joined::writeBytes);
        return joined.toByteArray();
    }

    private static void eventually(String what, Callable<Boolean> condition) {
        await(what).atMost(Duration.ofSeconds(20)).until(condition);
    }
}
