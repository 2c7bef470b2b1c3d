package telecom.assistant.channel.sms.smpp;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import telecom.assistant.channel.sms.config.SmscProfileConfig.IdNotation;
import telecom.assistant.channel.sms.smpp.pdu.DeliveredMessage;
import telecom.assistant.channel.sms.smpp.pdu.Frame;
import telecom.assistant.channel.sms.smpp.pdu.FrameReader;
import telecom.assistant.channel.sms.smpp.pdu.MalformedPduException;
import telecom.assistant.channel.sms.text.UserData;
import telecom.assistant.gateway.fuzz.Mutations;

/** Anything that an SMSC sends is either read or refused in one of the two ways that the link supports. */
class SmppFuzzTest {

    private static final int DELIVER_SM = 5;
    private static final int HEADER = 16;

    @Test
    void readsAnyPdu() {
        Mutations.of(
                List.of(
                        deliverSm(0, "hello".getBytes(StandardCharsets.US_ASCII)),
                        deliverSm(0x04, receipt()),
                        deliverSm(0x40, new byte[] {5, 0, 3, 7, 2, 1, 'h', 'i'})),
                SmppFuzzTest::readAll);
    }

    @Test
    void readsAnyTextInAnyCoding() {
        Mutations.of(
                List.of(
                        "\u0000\u0000Hello €".getBytes(StandardCharsets.UTF_8),
                        "\u0008\u0000요금".getBytes(StandardCharsets.UTF_16BE),
                        new byte[] {0, 1, 6, 8, 4, 1, 2, 2, 1, 'a', 'b'},
                        new byte[] {0, 1, 3, 0x24, 1, 1, 'x', 'y', 0x1B, 0x65}),
                input -> {
                    byte dataCoding = input.length > 0 ? input[0] : 0;
                    boolean hasHeader = input.length > 1 && (input[1] & 1) == 1;
                    byte[] octets = Arrays.copyOfRange(input, Math.min(2, input.length), input.length);
                    assertThat(UserData.read(dataCoding, hasHeader, octets)).isNotNull();
                });
    }

    @Test
    void readsAnyReceipt() {
        Mutations.of(
                List.of(receipt(), "id:0x1F stat:EXPIRED err:".getBytes(StandardCharsets.US_ASCII)),
                input -> assertThat(ReceiptText.of(0, false, input)
                                .read("1", "2", Optional.empty(), OptionalInt.of(5), IdNotation.ANY))
                        .isNotNull());
    }

    private static void readAll(byte[] octets) {
        List<Frame> frames = new ArrayList<>();
        FrameReader reader = new FrameReader(frame -> {
            frames.add(frame);
            return true;
        });
        try {
            reader.readPDUHeader(new DataInputStream(new ByteArrayInputStream(octets)));
        } catch (IOException endOrMalformed) {
            assertThat(frames.size()).isLessThanOrEqualTo(octets.length / HEADER);
        }
        frames.stream().filter(DeliveredMessage::canRead).forEach(SmppFuzzTest::readMessage);
    }

    private static void readMessage(Frame frame) {
        try {
            assertThat(new IncomingReader(Map.of(), IdNotation.ANY).read(DeliveredMessage.read(frame)))
                    .isNotNull();
        } catch (MalformedPduException refused) {
            assertThat(refused).isNotNull();
        }
    }

    private static byte[] receipt() {
        return "id:12345 sub:001 dlvrd:001 submit date:2611301200 done date:2611301201 stat:DELIVRD err:000 text:hi"
                .getBytes(StandardCharsets.US_ASCII);
    }

    private static byte[] deliverSm(int esmClass, byte[] message) {
        byte[] from = "821012345678".getBytes(StandardCharsets.US_ASCII);
        ByteBuffer pdu = ByteBuffer.allocate(HEADER + 34 + from.length + message.length);
        pdu.putInt(0).putInt(DELIVER_SM).putInt(0).putInt(1).put((byte) 0);
        pdu.put((byte) 1).put((byte) 1).put(from).put((byte) 0);
        pdu.put((byte) 0).put((byte) 1).put(new byte[] {'1', '1', '4', 0});
        pdu.put((byte) esmClass).put(new byte[8]).put((byte) message.length).put(message);
        pdu.putShort((short) 0x001E).putShort((short) 3).put(new byte[] {'7', '7', 0});
        pdu.putInt(0, pdu.position());
        return Arrays.copyOf(pdu.array(), pdu.position());
    }
}
