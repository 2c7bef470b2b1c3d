package telecom.assistant.channel.personal;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import telecom.assistant.gateway.fuzz.Mutations;

class FinderFuzzTest {

    @Test
    void findsAndMasksPersonalDataInAnyText() {
        Mutations.of(
                Mutations.texts(
                        "주민번호 900101-1234567, 카드 4111 1111 1111 1111",
                        "공일공 일이삼사 오육칠팔이에요, a.b at example dot com",
                        "계좌 110-123-456789 여권 M12345678 면허 11-20-123456-78",
                        "four one double one double one double one double one double one double one double one"),
                input -> {
                    String text = new String(input, StandardCharsets.UTF_8);
                    int end = 0;
                    for (Finding finding : Finder.find(text, Kind.ALL)) {
                        assertThat(finding.start()).isGreaterThanOrEqualTo(end);
                        assertThat(finding.end()).isGreaterThan(finding.start()).isLessThanOrEqualTo(text.length());
                        end = finding.end();
                    }
                    String masked = Finder.replace(text, Kind.SENSITIVE, Mask::of);
                    assertThat(masked).isNotNull();
                });
    }
}
