package telecom.assistant.channel;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class SubscriberIdentityTest {

    private final SubscriberIdentity identity = new SubscriberIdentity(config("secret"));

    @ParameterizedTest
    @CsvSource({"010-1234-5678", "01012345678", "+82 10 1234 5678", "+821012345678"})
    void recognisesANumberHoweverItIsWritten(String written) {
        assertThat(identity.toE164(written)).hasValue("+821012345678");
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(
            strings = {
                "operator",
                "user123",
                "",
                "-",
                "+",
                "010",
                "010-",
                "0100",
                "112",
                "114",
                "119",
                "+82112",
                "1588-0010",
                "080-123-4567",
                "060-700-1234",
                "+18005551212",
                "010-1234-56",
                "010-1234-56789",
                "+266696687",
                "010-1234-5678;ext=1",
                "010-1234-5678 010-1234-5679",
                "+8210-1234-5678-9",
                "+8210\u0000",
                "+999123456789"
            })
    void rejectsTextsThatAreNotACompleteSubscriberNumber(String text) {
        assertThat(identity.toE164(text)).isEmpty();
    }

    @Test
    void makesPseudonymsThatHideTheNumberAndDependOnTheSecret() {
        SubscriberId id = identity.ofNumber("+821012345678");

        assertThat(id.value()).doesNotContain("1234").hasSize(43);
        assertThat(id).isEqualTo(identity.ofNumber("+821012345678"));
        assertThat(id).isNotEqualTo(new SubscriberIdentity(config("other")).ofNumber("+821012345678"));
        assertThat(id).isNotEqualTo(identity.ofAccount("+821012345678"));
    }

    @ParameterizedTest
    @CsvSource({"요금 알려줘,en,ko", "my bill please,ko,en", "5,en-US,en", "5,,ko", "ok 네,en,ko"})
    void detectsTheLanguageByTheScript(String text, String fallback, String expected) {
        assertThat(Language.of(text, fallback)).isEqualTo(expected);
    }

    static SubscriberConfig config(String secret) {
        return new SubscriberConfig() {
            @Override
            public String secret() {
                return secret;
            }

            @Override
            public String defaultRegion() {
                return "KR";
            }

            @Override
            public String defaultLanguage() {
                return "ko";
            }
        };
    }
}
