package telecom.assistant.model.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vertx.core.buffer.Buffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class SseParserTest {

    private static final String STREAM = "\uFEFFdata: 안녕하세요\n\n"
            + ": keep-alive\n\n"
            + "event: message\r\nid: 7\r\ndata:two\r\ndata:  lines\r\n\r\n"
            + "data: 데이터 📱\r\r"
            + "data\n\n"
            + "database: no\n\n"
            + "data: [DONE]\n\n";
    private static final List<String> EVENTS = List.of("안녕하세요", "two\n lines", "데이터 📱", "", "[DONE]");

    @Test
    void yieldsTheSameEventsWhereverTheBytesAreCut() {
        byte[] bytes = bytes(STREAM);
        for (int cut = 0; cut <= bytes.length; cut++) {
            assertThat(parse(Arrays.copyOf(bytes, cut), Arrays.copyOfRange(bytes, cut, bytes.length)))
                    .as("cut at %d", cut)
                    .isEqualTo(EVENTS);
        }
    }

    @Test
    void yieldsTheSameEventsInRandomPortions() {
        Random random = new Random(42);
        byte[] bytes = bytes(STREAM);
        for (int round = 0; round < 500; round++) {
            List<byte[]> portions = new ArrayList<>();
            for (int from = 0; from < bytes.length; ) {
                int to = Math.min(bytes.length, from + 1 + random.nextInt(9));
                portions.add(Arrays.copyOfRange(bytes, from, to));
                from = to;
            }
            assertThat(parse(portions.toArray(byte[][]::new))).isEqualTo(EVENTS);
        }
    }

    @Test
    void passesOnALastEventWithoutItsBlankLine() {
        assertThat(parse(bytes("data: a\n\ndata: [DONE]"))).containsExactly("a", "[DONE]");
    }

    @Test
    void passesOnAnErrorInAFieldOfItsOwn() {
        assertThat(parse(bytes("error: {\"code\":400}\n\ndata: [DONE]\n\n")))
                .containsExactly("{\"error\": {\"code\":400}}", "[DONE]");
    }

    /** The lines of an event move together while more bytes arrive, and comments lie between them. */
    @Test
    void joinsTheLinesOfAnEventWhereverTheBytesAreCut() {
        byte[] bytes = bytes("data: 하나\r\n: comment\r\ndata\r\nid: 7\r\ndata:둘\r\n: more\r\n\r\ndata:셋\n\n");
        for (int one = 0; one <= bytes.length; one++) {
            for (int two = one; two <= bytes.length; two++) {
                assertThat(parse(
                                Arrays.copyOf(bytes, one),
                                Arrays.copyOfRange(bytes, one, two),
                                Arrays.copyOfRange(bytes, two, bytes.length)))
                        .as("cut at %d and %d", one, two)
                        .containsExactly("하나\n\n둘", "셋");
            }
        }
    }

    @Test
    void readsEventsThatAreLongerThanARead() {
        String longest = "가".repeat(300);
        assertThat(parse(bytes("data: " + longest), bytes("\n"), bytes("\n: bye\n")))
                .containsExactly(longest);
    }

    @Test
    void refusesALineBeyondTheLimit() {
        SseParser parser = new SseParser(10, (bytes, from, to) -> {});
        parser.feed(Buffer.buffer("data: 12"));
        assertThatThrownBy(() -> parser.feed(Buffer.buffer("345")))
                .isInstanceOf(SseParser.EventTooLargeException.class);
    }

    @Test
    void refusesAnEventOfManyLinesBeyondTheLimit() {
        SseParser parser = new SseParser(20, (bytes, from, to) -> {});
        assertThatThrownBy(() -> parser.feed(Buffer.buffer("data: 12345678\ndata: 12345678\n")))
                .isInstanceOf(SseParser.EventTooLargeException.class);
    }

    @Test
    void countsTheLimitPerEvent() {
        List<String> events = new ArrayList<>();
        SseParser parser = new SseParser(10, into(events));
        parser.feed(Buffer.buffer("data: 1234\n\n".repeat(50)));
        assertThat(events).hasSize(50);
    }

    private static List<String> parse(byte[]... portions) {
        List<String> events = new ArrayList<>();
        SseParser parser = new SseParser(1024, into(events));
        for (byte[] portion : portions) {
            parser.feed(Buffer.buffer(portion));
        }
        parser.end();
        return events;
    }

    private static SseParser.DataHandler into(List<String> events) {
        return (bytes, from, to) -> events.add(new String(bytes, from, to - from, StandardCharsets.UTF_8));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
