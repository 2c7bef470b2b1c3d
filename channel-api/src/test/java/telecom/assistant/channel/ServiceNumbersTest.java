package telecom.assistant.channel;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ServiceNumbersTest {

    private final ServiceNumbers numbers = new ServiceNumbers(SubscriberIdentityTest.config("secret"));

    @ParameterizedTest
    @CsvSource({"114, +82114", "82114, 114", "07012345678, +827012345678", "827012345678, 07012345678", "Care, CARE"})
    void recognisesTheNotationsOfOneAddress(String one, String other) {
        assertThat(numbers.areSame(one, other)).isTrue();
        assertThat(numbers.areSame(other, one)).isTrue();
    }

    @Test
    void yieldsTheSameSetForEachNotationOfANumber() {
        Set<String> notations = new HashSet<>(numbers.notations("114"));

        assertThat(notations).allSatisfy(notation -> assertThat(numbers.notations(notation))
                .containsExactlyInAnyOrderElementsOf(notations));
    }

    @ParameterizedTest
    @CsvSource({"114, 1144", "114, +1114", "+81114, 114", "07012345678, 07012345679", "Care, Bank"})
    void keepsDifferentAddressesApart(String one, String other) {
        assertThat(numbers.areSame(one, other)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"+821004", "+82114", "+82112", "+8215881234", "+82801234567", "+18005550123"})
    void recognisesServices(String number) {
        assertThat(numbers.isService(number)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"+821012345678", "+82212345678", "+821000000102", "+827012345678", "+12125550123", "+6834002"})
    void recognisesSubscribers(String number) {
        assertThat(numbers.isService(number)).isFalse();
    }
}
