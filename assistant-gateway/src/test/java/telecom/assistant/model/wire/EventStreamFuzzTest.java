package telecom.assistant.model.wire;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.vertx.core.buffer.Buffer;
import org.junit.jupiter.api.Test;
import telecom.assistant.gateway.fuzz.Mutations;

class EventStreamFuzzTest {

    private static final int LIMIT = 4_096;

    @Test
    void readsAnyEventStream() {
        Mutations.of(
                Mutations.texts(
                        String.join(
                                "\n\n",
                                "data: {\"id\":\"1\",\"choices\":[{\"index\":0,\"delta\":{\"content\":\"요금\"}}]}",
                                "data: {\"choices\":[{\"delta\":{},\"finish_reason\":\"stop\"}],\"usage\":{\"prompt_tokens\":9}}\r",
                                "data: [DONE]",
                                ""),
                        """
                        : keep-alive
                        event: x
                        data:{"choices":[{"delta":{"tool_calls":[{"index":0,"id":"c",\
                        "function":{"name":"look_up_bill","arguments":"{}"}}]}}]}

                        """,
                        "error: {\"message\":\"overloaded\"}\n\n"),
                EventStreamFuzzTest::read);
    }

    private static void read(byte[] input) {
        SseParser parser = new SseParser(LIMIT, (bytes, from, to) -> {
            assertThat(to - from).isBetween(0, LIMIT);
            try {
                assertThat(CompletionEvent.read(bytes, from, to)).isNotNull();
            } catch (JsonProcessingException notAnEvent) {
                assertThat(notAnEvent).isNotNull();
            }
        });
        try {
            int half = input.length / 2;
            parser.feed(Buffer.buffer(input).slice(0, half));
            parser.feed(Buffer.buffer(input).slice(half, input.length));
        } catch (SseParser.EventTooLargeException tooLarge) {
            assertThat(input.length).isGreaterThan(LIMIT / 2);
        }
    }
}
