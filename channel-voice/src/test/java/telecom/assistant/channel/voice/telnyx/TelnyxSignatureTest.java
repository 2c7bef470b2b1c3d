package telecom.assistant.channel.voice.telnyx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import telecom.assistant.local.client.TelnyxKey;

class TelnyxSignatureTest {

    private static final String BODY = "CallSid=v3%3Aabc&From=%2B821000000101";

    private final TelnyxKey key = new TelnyxKey("the platform");
    private final String signed = key.sign("1780000000|" + BODY);

    @Test
    void acceptsARecentSignature() {
        assertThat(at(1_780_000_000).matches(BODY, "1780000000", signed)).isTrue();
        assertThat(at(1_780_000_299).matches(BODY, "1780000000", signed)).isTrue();
        assertThat(at(1_779_999_701).matches(BODY, "1780000000", signed)).isTrue();
    }

    @Test
    void refusesEverythingElse() {
        TelnyxSignature signature = at(1_780_000_000);

        assertThat(at(1_780_000_301).matches(BODY, "1780000000", signed)).isFalse();
        assertThat(signature.matches(BODY + "&", "1780000000", signed)).isFalse();
        assertThat(signature.matches(BODY, "1780000001", signed)).isFalse();
        assertThat(signature.matches(BODY, "soon", signed)).isFalse();
        assertThat(signature.matches(BODY, null, signed)).isFalse();
        assertThat(signature.matches(BODY, "1780000000", null)).isFalse();
        assertThat(signature.matches(BODY, "1780000000", "not base64!")).isFalse();
        assertThat(signature.matches(BODY, "1780000000", new TelnyxKey("somebody else").sign("1780000000|" + BODY)))
                .isFalse();
    }

    @Test
    void namesTheSettingThatIsNotAKey() {
        assertThatThrownBy(() -> new TelnyxSignature("abc", Duration.ofMinutes(5), Clock.systemUTC()))
                .hasMessageContaining("assistant.voice.telnyx.public-key");
    }

    private TelnyxSignature at(long epochSecond) {
        Clock clock = Clock.fixed(Instant.ofEpochSecond(epochSecond), ZoneOffset.UTC);
        return new TelnyxSignature(key.publicKey(), Duration.ofMinutes(5), clock);
    }
}
