package telecom.assistant.channel.voice.twiml;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.ws.rs.core.MultivaluedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SessionEndTest {

    @Test
    void distinguishesALostConnectionFromALostCall() {
        assertThat(end("SessionStatus", "failed", "CallStatus", "in-progress").isLost())
                .isTrue();
        assertThat(end("SessionStatus", "failed").isLost()).isTrue();
        assertThat(end("SessionStatus", "failed", "CallStatus", "completed").isLost())
                .isFalse();
        assertThat(end("SessionStatus", "completed", "CallStatus", "completed").isLost())
                .isFalse();
    }

    @Test
    void readsTheTargetOfTheHandOff() {
        assertThat(end("SessionStatus", "ended", "HandoffData", "{\"target\":\"billing\"}")
                        .target())
                .contains("billing");
        assertThat(end("SessionStatus", "ended", "HandoffData", "{\"target\":\"<x>\"}")
                        .target())
                .contains("agent");
        assertThat(end("SessionStatus", "ended", "HandoffData", "a person").target())
                .contains("agent");
        assertThat(end("SessionStatus", "ended", "HandoffData", "").isHandOff()).isFalse();
        assertThat(end("SessionStatus", "ended").isHandOff()).isFalse();
        assertThat(end("SessionStatus", "ended", "HandoffData", "{}", "CallStatus", "completed")
                        .isHandOff())
                .isFalse();
    }

    private static SessionEnd end(String... fields) {
        MultivaluedHashMap<String, String> form = new MultivaluedHashMap<>(Map.of("CallSid", "CA1"));
        for (int i = 0; i < fields.length; i += 2) {
            form.putSingle(fields[i], fields[i + 1]);
        }
        return SessionEnd.of(form);
    }
}
