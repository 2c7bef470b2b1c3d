package telecom.assistant.gateway.tool;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LinksTest {

    private final Links links = new Links(Optional.of(List.of("tworld.co.kr", "tworld.xn--3e0b707e")));

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://tworld.co.kr/bill?month=9",
                "TWORLD.CO.KR에서 보세요",
                "https://tworld.co.kr:443/a",
                "https://tworld.co.kr에서 확인하세요",
                "https://tworld.co.kr.",
                "(https://tworld.co.kr)에서",
                "tworld.xn--3e0b707e/a",
                "문의: help@tworld.co.kr",
                "요금은 43,200원입니다.확인해 주세요"
            })
    void allowsTheOperatorsOwnHosts(String text) {
        assertThat(links.areAllowed(text)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "은행.한국에서 확인하세요",
                "은행.닷컴",
                "은행.xn--3e0b707e/a",
                "https://tworld.co.kr@3232235777/",
                "tworld.co.kr 또는 http://3232235777/",
                "https://tworld.co.kr.evil.example",
                "https://tworld.co.kr에서.evil.example",
                "https://tworld.co.kr은행.닷컴",
                "https://은행",
                "http:/0x7f000001",
                "app://tworld"
            })
    void refusesLookAlikes(String text) {
        assertThat(links.areAllowed(text)).isFalse();
    }
}
