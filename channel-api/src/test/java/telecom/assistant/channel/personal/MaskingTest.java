package telecom.assistant.channel.personal;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.runtime.configuration.DurationConverter;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import telecom.assistant.channel.Channel;

/** All numbers in this test are made up. */
class MaskingTest {

    private long nanos;
    private final Masking masking = masking(Map.of());

    @Test
    void masksTheLaterPartOfANumberSplitAcrossMessages() {
        assertThat(masking.mask(Channel.WEB, "c-1", "제 번호는 900101")).isEqualTo("제 번호는 900101");
        assertThat(masking.mask(Channel.WEB, "c-1", "1234567이에요")).isEqualTo("****이에요");

        assertThat(masking.mask(Channel.WEB, "c-1", "4111 1111")).isEqualTo("4111 1111");
        assertThat(masking.mask(Channel.WEB, "c-1", "1111 1111 입니다")).isEqualTo("**** 입니다");
    }

    @Test
    void doesNotJoinMessagesOfDifferentLegsOrTimes() {
        masking.mask(Channel.WEB, "c-1", "900101");

        assertThat(masking.mask(Channel.WEB, "c-2", "1234567")).isEqualTo("1234567");
        assertThat(masking.mask(Channel.VOICE, "c-1", "1234567")).isEqualTo("1234567");

        nanos += Duration.ofMinutes(3).toNanos();
        assertThat(masking.mask(Channel.WEB, "c-1", "1234567")).isEqualTo("1234567");
    }

    @Test
    void appliesTheSettingOfEachChannel() {
        Masking strict = masking(Map.of(
                "assistant.personal-data.channel.sms.mask", "resident,phone,email,account",
                "assistant.personal-data.channel.voice.mask", "card"));
        String said = "900101-1234567, 010-1234-5678, a@example.com, 계좌 110-123-456789";

        assertThat(strict.mask(Channel.SMS, "1", said))
                .isEqualTo("900101-*******, ***-****-5678, a***@***, 계좌 ******-6789");
        assertThat(strict.mask(Channel.VOICE, "1", said)).isEqualTo(said);
        assertThat(strict.mask(Channel.WEB, "1", said))
                .isEqualTo("900101-*******, 010-1234-5678, a@example.com, 계좌 110-123-456789");
    }

    @Test
    void masksSpokenNumbersByDefault() {
        assertThat(masking.mask(Channel.VOICE, "1", "카드는 사일일일 일일일일 일일일일 일일일일이에요"))
                .isEqualTo("카드는 ****-****-****-1111이에요");
        assertThat(masking.mask(Channel.VOICE, "2", "it is four one" + " double one".repeat(7) + ", thanks"))
                .isEqualTo("it is ****-****-****-1111, thanks");
    }

    private Masking masking(Map<String, String> settings) {
        return new Masking(
                new SmallRyeConfigBuilder()
                        .withConverter(Duration.class, 100, new DurationConverter())
                        .withDefaultValues(settings)
                        .withMapping(MaskingConfig.class)
                        .build()
                        .getConfigMapping(MaskingConfig.class),
                () -> nanos);
    }
}
