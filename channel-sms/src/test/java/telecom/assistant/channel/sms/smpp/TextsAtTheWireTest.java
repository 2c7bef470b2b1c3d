package telecom.assistant.channel.sms.smpp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static telecom.assistant.channel.sms.SmsFixtures.NUMBER;

import io.smallrye.mutiny.Uni;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import telecom.assistant.channel.sms.SettableTimers;
import telecom.assistant.channel.sms.SmsFixtures;
import telecom.assistant.channel.sms.smpp.IncomingHandler.Accepted;
import telecom.assistant.channel.sms.text.Segmentation;

/** Tests the addresses and texts on the wire, octet by octet. */
class TextsAtTheWireTest {

    private final BlockingQueue<Incoming> received = new LinkedBlockingQueue<>();
    private final BlockingQueue<String> lost = new LinkedBlockingQueue<>();
    private RawSmsc smsc;
    private SmppLink link;

    @BeforeEach
    void bind() throws IOException {
        smsc = new RawSmsc();
        link = new SmppLink(
                SmsFixtures.config(Map.of("assistant.sms.smpp.port", Integer.toString(smsc.port())))
                        .smpp(),
                "127.0.0.1",
                new SettableTimers());
        link.start(new IncomingHandler() {
            @Override
            public Uni<Accepted> accept(Incoming incoming) {
                received.add(incoming);
                return Uni.createFrom().item(Accepted.WITHOUT_FOLLOW_UP);
            }

            @Override
            public void onConnectionLost() {
                lost.add("lost");
            }
        });
        await().until(link::isBound);
    }

    @AfterEach
    void unbind() throws IOException {
        link.close();
        smsc.close();
    }

    @ParameterizedTest
    @CsvSource({
        "114, 0, 1",
        "114, 3, 1",
        "114, 0, 0",
        "827012345678, 1, 1",
        "07012345678, 2, 1",
        "82114, 1, 1",
        "114, 6, 9",
        "CARE, 5, 0"
    })
    void answersFromTheAddressThatATextWasSentTo(String address, int type, int plan) throws Exception {
        deliver(type, plan, address, 8, "요금".getBytes(StandardCharsets.UTF_16BE));
        Incoming.Part part = (Incoming.Part) received.poll(5, TimeUnit.SECONDS);
        assertThat(part.from()).isEqualTo(NUMBER);

        Submission submission =
                new Submission(part.to(), part.from(), Segmentation.of("ok").segment(1, 0));
        link.submit(submission).await().atMost(Duration.ofSeconds(5));

        String submitted = smsc.submitted().get(0).body();
        // The empty C-string service_type is followed by the source's type, plan and address.
        assertThat(submitted.charAt(1)).isEqualTo((char) type);
        assertThat(submitted.charAt(2)).isEqualTo((char) plan);
        assertThat(submitted.substring(3)).startsWith(address + '\0');
    }

    @Test
    void readsTextsUnderTheCodingsOfKoreanOperators() throws Exception {
        byte[] octets = "데이터 얼마나 남았어?".getBytes(Charset.forName("x-windows-949"));
        for (int coding : List.of(0x84, 0x0E, 0x00)) {
            deliver(0, 1, "114", coding, octets);

            assertThat(receivedText()).isEqualTo("데이터 얼마나 남았어?");
        }
    }

    @Test
    void dropsNulCharactersWhichTheStoreCannotHold() throws Exception {
        deliver(0, 1, "114", 8, "ro\0aming".getBytes(StandardCharsets.UTF_16BE));

        assertThat(receivedText()).isEqualTo("roaming");
    }

    @Test
    void readsPackedSeptets() throws Exception {
        deliver(0, 1, "114", 0, HexFormat.of().parseHex("c8329bfd06c9dfe176da7d06"));

        assertThat(receivedText()).isEqualTo("Hello roaming");
    }

    @Test
    void reportsTheCodingOfATextThatCannotBeRead() throws Exception {
        deliver(0, 1, "114", 0xF5, new byte[] {(byte) 0x89, 'P', 'N', 'G', 13, 10, 26, 10});

        assertThat(received.poll(5, TimeUnit.SECONDS)).isEqualTo(new Incoming.Unreadable(NUMBER, "114", 0xF5));
    }

    @Test
    void reportsThatTheConnectionWasLost() throws Exception {
        smsc.close();

        assertThat(lost.poll(5, TimeUnit.SECONDS)).isEqualTo("lost");
    }

    private void deliver(int type, int plan, String to, int dataCoding, byte[] octets) {
        int request = smsc.request(
                RawSmsc.DELIVER_SM,
                new Octets()
                        .text("")
                        .octets(1, 1)
                        .text(NUMBER.substring(1))
                        .octets(type, plan)
                        .text(to)
                        .octets(0, 0, 0)
                        .text("")
                        .text("")
                        .octets(0, 0, dataCoding, 0)
                        .message(octets));
        await().until(() -> smsc.answerTo(request) != null);
        assertThat(smsc.answerTo(request).status()).isZero();
    }

    private String receivedText() throws InterruptedException {
        return ((Incoming.Part) received.poll(5, TimeUnit.SECONDS)).data().text();
    }
}
