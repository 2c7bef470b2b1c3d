package telecom.assistant.channel.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ProducerRetriesTest {

    private final ProducerRetries retries = new ProducerRetries();

    @Test
    void letsTheClientRetryAlthoughTheConnectorDoesNot() {
        assertThat(retries.customize("events", null, new HashMap<>(Map.of("retries", "0"))))
                .containsEntry("retries", "2147483647");
    }

    @Test
    void leavesOtherChannelsAsTheyAre() {
        assertThat(retries.customize("inbound", null, new HashMap<>())).isEmpty();
    }
}
