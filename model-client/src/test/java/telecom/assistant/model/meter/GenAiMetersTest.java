package telecom.assistant.model.meter;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import telecom.assistant.model.ChatMessage;
import telecom.assistant.model.ModelRequest;
import telecom.assistant.model.Purpose;
import telecom.assistant.model.Usage;

class GenAiMetersTest {

    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private final GenAiMeters meters = new GenAiMeters(
            registry,
            ModelRequest.of(Purpose.REPLY, List.of(ChatMessage.user("?")))
                    .withChannel("voice")
                    .routing(),
            "primary",
            "A.X-K1");

    @Test
    void dividesTheWritingTimeByTheTokensAfterTheFirst() {
        meters.used(new Usage(100, 31, 0, 10), Duration.ofMillis(400));

        assertThat(registry.get("gen_ai.server.time_per_output_token").timer().totalTime(TimeUnit.MILLISECONDS))
                .isEqualTo(20);
    }

    @Test
    void recordsNoTimePerTokenForASingleToken() {
        meters.used(new Usage(100, 1, 0, 0), Duration.ofMillis(400));

        assertThat(registry.find("gen_ai.server.time_per_output_token").timer()).isNull();
    }

    @Test
    void countsInputAndOutputTokensSeparately() {
        meters.used(new Usage(100, 30, 0, 0), Duration.ZERO);

        assertThat(tokens("input")).isEqualTo(100);
        assertThat(tokens("output")).isEqualTo(30);
    }

    @Test
    void namesTheModelTheChannelAndTheError() {
        meters.ended(Duration.ofSeconds(2), "unavailable");

        assertThat(registry.get("gen_ai.client.operation.duration")
                        .tags(
                                "gen_ai.operation.name", "chat",
                                "gen_ai.request.model", "A.X-K1",
                                "tier", "primary",
                                "channel", "voice",
                                "error.type", "unavailable")
                        .timer()
                        .count())
                .isEqualTo(1);
    }

    private double tokens(String type) {
        return registry.get("gen_ai.client.token.usage")
                .tag("gen_ai.token.type", type)
                .summary()
                .totalAmount();
    }
}
