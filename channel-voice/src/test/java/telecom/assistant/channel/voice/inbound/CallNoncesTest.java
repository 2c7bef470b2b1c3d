package telecom.assistant.channel.voice.inbound;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class CallNoncesTest {

    private static final String CALL = "CA1";
    private static final String CALLER = "+821000000101";

    private final MovableClock clock = new MovableClock();
    private final CallNonces nonces = nonces();
    private final String nonce = nonces.issue(CALL, CALLER);

    @Test
    void opensItsCallInTime() {
        clock.advance(Duration.ofSeconds(60));

        assertAdmitted(CALL, CALLER, nonce);
    }

    @Test
    void expiresAfterItsLifetime() {
        clock.advance(Duration.ofSeconds(61));

        assertRefused(CALL, CALLER, nonce, "nonce expired");
    }

    @Test
    void doesNotOpenAnotherCallOrTheCallOfAnotherCaller() {
        assertRefused("CA2", CALLER, nonce, "nonce of another call");
        assertRefused(CALL, "+821000000102", nonce, "nonce of another call");
        assertRefused(CALL, null, nonce, "nonce of another call");
        assertAdmitted(CALL, CALLER, nonce);
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", "x", "1.x", "9999999999999.0000000000000000000000000000000000000000000"})
    void cannotBeForged(String made) {
        assertThatThrownBy(() -> nonces.admit(setup(CALL, CALLER, made))).isInstanceOf(RefusedCallException.class);
    }

    @Test
    void admitsAReconnectionOfTheLiveCallAtAnyTime() {
        assertAdmitted(CALL, CALLER, nonce);
        clock.advance(Duration.ofHours(2));

        assertAdmitted(CALL, CALLER, nonce);
    }

    @Test
    void admitsAReconnectionSoonAfterTheConnectionWasLost() {
        assertAdmitted(CALL, CALLER, nonce);
        clock.advance(Duration.ofHours(2));
        nonces.lost(CALL);
        clock.advance(Duration.ofSeconds(60));
        assertAdmitted(CALL, CALLER, nonce);
        nonces.lost(CALL);
        clock.advance(Duration.ofSeconds(61));

        assertRefused(CALL, CALLER, nonce, "nonce expired");
    }

    @Test
    void opensACallOnlyOnce() {
        assertAdmitted(CALL, CALLER, nonce);
        nonces.ended(CALL);
        nonces.lost(CALL);

        assertRefused(CALL, CALLER, nonce, "nonce already used");
        clock.advance(Duration.ofSeconds(61));
        assertRefused(CALL, CALLER, nonce, "nonce expired");
        assertAdmitted(CALL, CALLER, nonces.issue(CALL, CALLER));
    }

    @Test
    void isAcceptedByOtherNodesWithTheSameKey() {
        assertThatCode(() -> nonces().admit(setup(CALL, CALLER, nonce))).doesNotThrowAnyException();
    }

    @Test
    void worksForCallersWithoutANumber() {
        assertAdmitted(CALL, null, nonces.issue(CALL, ""));
    }

    @Test
    void mayBeMissingIfNoSigningKeyIsConfigured() {
        CallNonces open = new CallNonces(new VoiceTestNode().config, clock);

        open.admit(setup(CALL, CALLER, null));
        assertThatThrownBy(() -> open.admit(setup(CALL, CALLER, "x"))).isInstanceOf(RefusedCallException.class);
        open.admit(setup(CALL, CALLER, open.issue(CALL, CALLER)));
    }

    private CallNonces nonces() {
        return new CallNonces(new VoiceTestNode(Map.of("assistant.voice.auth-token", "12345")).config, clock);
    }

    private void assertAdmitted(String call, String from, String with) {
        assertThatCode(() -> nonces.admit(setup(call, from, with))).doesNotThrowAnyException();
    }

    private void assertRefused(String call, String from, String with, String why) {
        assertThatThrownBy(() -> nonces.admit(setup(call, from, with)))
                .isInstanceOfSatisfying(RefusedCallException.class, refused -> assertThat(refused.getMessage())
                        .startsWith(why)
                        .doesNotContain("8210"));
    }

    private static CallSetup setup(String call, String from, String nonce) {
        return new CallSetup(call, "VX1", from, "114", "ko", null, nonce);
    }

    private static final class MovableClock extends Clock {

        private Instant now = Instant.parse("2026-11-30T09:00:00Z");

        void advance(Duration time) {
            now = now.plus(time);
        }

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }
}
