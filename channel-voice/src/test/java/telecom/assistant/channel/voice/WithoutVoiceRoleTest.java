package telecom.assistant.channel.voice;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import java.net.URI;
import java.util.Map;
import org.junit.jupiter.api.Test;

@QuarkusTest
@TestProfile(WithoutVoiceRoleTest.EngineOnly.class)
class WithoutVoiceRoleTest {

    @TestHTTPResource("/voice/twiml")
    URI twiml;

    @Test
    void hasNoVoicePaths() throws Exception {
        assertThat(new PlatformClient().get(twiml, Map.of()).statusCode()).isEqualTo(404);
    }

    /** A process that accepts no calls. */
    public static final class EngineOnly implements QuarkusTestProfile {

        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("assistant.roles", "engine, sms");
        }
    }
}
