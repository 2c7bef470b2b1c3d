package telecom.assistant.channel.voice.inbound;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class CallLegsTest {

    private final CallLegs legs = new VoiceTestNode().legs();

    @Test
    void recognisesACallerByNumberHoweverItIsWritten() {
        CallLeg local = legs.of(from("CA1", "010-0000-0101"));
        CallLeg international = legs.of(from("CA2", "+821000000101"));

        assertThat(local.subscriber()).isEqualTo(international.subscriber());
        assertThat(local.route().subscriberAddress()).isEqualTo("+821000000101");
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"anonymous", "Restricted", "+266696687", "client:alice"})
    void treatsEachCallerWithoutANumberAsANewSubscriber(String from) {
        CallLeg one = legs.of(from("CA1", from));
        CallLeg other = legs.of(from("CA2", from));

        assertThat(one.subscriber()).isNotEqualTo(other.subscriber());
        assertThat(one.route().subscriberAddress()).isNull();
    }

    @Test
    void routesRepliesToThePartitionOfThisNode() {
        assertThat(legs.of(from("CA1", null)).route().partition()).isEqualTo(19 % 16);
    }

    private static CallSetup from(String callId, String number) {
        return new CallSetup(callId, "VX1", number, "114", null, null);
    }
}
