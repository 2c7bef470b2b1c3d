package telecom.assistant.gateway.guard;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import telecom.assistant.gateway.tool.Links;

class GuardedTextTest {

    private static final Rules RULES =
            new Rules(new Links(Optional.of(List.of("tworld.co.kr"))), List.of("voice", "sms", "web"));

    private final Set<Removed> removed = EnumSet.noneOf(Removed.class);

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            ignoreLeadingAndTrailingWhitespace = false,
            value = {
                "[web] 이번 달 12.5GB 남았어요.|이번 달 12.5GB 남았어요.|NOTE",
                "[web 14:05] 이번 달 12.5GB 남았어요.|이번 달 12.5GB 남았어요.|NOTE",
                "네. [voice 1 Dec 00:03] 안녕|네. 안녕|NOTE",
                "네. [agent 지우 14:05] 안녕|네. 안녕|NOTE",
                "네. [agent 지우] 안녕|네. 안녕|NOTE",
                "네. [done: 문자 발송: 보냄]|네. |NOTE",
                "[unanswered]||NOTE",
                "[NOT delivered] 네|네|NOTE",
                "<img src=x onerror=alert(1)><script>alert(1)</script>12.5GB|12.5GB|HTML",
                "<b>12.5GB</b><br/>남음|12.5GB⏎남음|HTML",
                "<svg/onload=alert(1)>네<!-- 비밀 -->요|네요|HTML",
                "a < b > c, <3, <T플랜> <5GX>|a < b > c, <3, <T플랜> <5GX>|-",
                "확인. <tool_call>⏎{\"name\": \"x\"}⏎</tool_call>|확인. |TOOL_CALL",
                "<tool_response>{}</tool_response>네</tool_call>|네|TOOL_CALL",
                "네 <thinking>비밀</thinking>요|네 요|THOUGHT",
                "## 요금⏎**12.5GB** 남음, _데이터_는 `5G`|요금⏎12.5GB 남음, 데이터는 5G|MARKDOWN",
                "010-12**-34** 3*4*5 a_b_c #1 5~~|010-12**-34** 3*4*5 a_b_c #1 5~~|-",
                "*281*1# *21*01012345678# *굵게*는|*281*1# *21*01012345678# 굵게는|MARKDOWN",
                "네 [withheld]|네 |NOTE",
                "* 하나⏎* 둘|- 하나⏎- 둘|MARKDOWN",
                "```json⏎네⏎```|네⏎|MARKDOWN",
                "![그림](x) 네!|그림 네!|MARKDOWN",
                "[안내] 네 [1]|[안내] 네 [1]|-",
                "[요금](https://tworld.co.kr/a_b?c=1)을 보세요|요금 (https://tworld.co.kr/a_b?c=1)을 보세요|MARKDOWN",
                "[요금](http://evil.example/a) 보기|요금 (…) 보기|MARKDOWN,LINK",
                "https://evil.example/x?y=1에서 보기|…에서 보기|LINK",
                "www.evil.com, 그리고 tworld.co.kr|…, 그리고 tworld.co.kr|LINK",
                "저기 evil.com에 |저기 evil.…에 |LINK",
                "ftp://tworld.co.kr@evil.com/ 로|ftp:… 로|LINK",
                "3.5만원입니다. 11.29. 다음|3.5만원입니다. 11.29. 다음|-",
                "how http is Why|how http is Why|-"
            })
    void removesForbiddenContentWhereverPiecesBreak(String answer, String expected, String kinds) {
        String text = answer.replace('⏎', '\n');
        String wanted = expected == null ? "" : expected.replace('⏎', '\n');
        for (int one = 0; one <= text.length(); one++) {
            for (int two = one; two <= text.length(); two++) {
                removed.clear();

                assertThat(guarded(text.substring(0, one), text.substring(one, two), text.substring(two)))
                        .as("cut at %d and %d", one, two)
                        .isEqualTo(wanted);
                assertThat(removed).isEqualTo(kinds(kinds));
            }
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            ignoreLeadingAndTrailingWhitespace = false,
            value = {"네</s>아니요|네", "네<｜end▁of▁sentence｜>아니요|네", "네<end_of_turn>아니요|네", "네[/INST]아니요|네"})
    void endsAtAControlTokenWhereverPiecesBreak(String answer, String expected) {
        endsAt(answer.replace('⏎', '\n'), expected);
    }

    @Test
    void endsAtAControlTokenOfChatMl() {
        endsAt("데이터는 12.5GB 남았어요.<|im_end|>", "데이터는 12.5GB 남았어요.");
        endsAt("남았어요.<|im_end|>\n<|im_start|>user\n다음 질문은요?", "남았어요.");
    }

    @Test
    void reducesTextToPlainCharacters() {
        assertThat(guardedAtEveryCut("데\u001b[31m12.5GB\u001b[0m\u0007 남\u200b\u202e숨김\u202c\ufeff\u0000"))
                .containsExactly("데12.5GB 남숨김");
        assertThat(removed).containsExactly(Removed.CONTROL_CHARACTER);
    }

    @Test
    void joinsHangulThatIsSpelledInLetters() {
        assertThat(guardedAtEveryCut("\u1103\u1166\u110b\u1175\u1110\u1165는 남")).containsExactly("데이터는 남");
        assertThat(guardedAtEveryCut("ㄷㅔㅇㅣㅌㅓ 12.5GB")).containsExactly("데이터 12.5GB");
        assertThat(guardedAtEveryCut("ㅁㅏㄴㅎㅇㅣ ㅋㅋㅋ ㅠㅠ")).containsExactly("만ㅎ이 ㅋㅋㅋ ㅠㅠ");
    }

    @Test
    void keepsEmojiWhole() {
        assertThat(guardedAtEveryCut("네 👨‍👩‍👧 😀")).containsExactly("네 👨‍👩‍👧 😀");
    }

    @Test
    void holdsBackNothingOfAnOrdinaryAnswer() {
        GuardedText text = new GuardedText(RULES, removed::add);

        assertThat(text.next("네")).isEqualTo("네");
        assertThat(text.next(", 12.5GB")).isEqualTo(", 12.");
        assertThat(text.next(" 남았어요")).isEqualTo("5GB 남았어요");
    }

    @Test
    void recognisesAThoughtByItsEnd() {
        GuardedText text = new GuardedText(RULES, removed::add);
        text.next("비밀입니다.\n</thi");

        assertThat(text.next("nk>\n12GB")).isEqualTo("12GB");
        assertThat(text.isThoughtBefore()).isTrue();
        assertThat(text.next(" 남음")).isEqualTo(" 남음");
        assertThat(text.isThoughtBefore()).isFalse();
    }

    private void endsAt(String text, String expected) {
        for (int one = 0; one <= text.length(); one++) {
            GuardedText guarded = new GuardedText(RULES, removed::add);
            String shown = guarded.next(text.substring(0, one)) + guarded.next(text.substring(one)) + guarded.end();

            assertThat(shown).isEqualTo(expected);
            assertThat(guarded.isEnded()).isTrue();
        }
    }

    /** The results for all ways to cut a text in two. */
    private Set<String> guardedAtEveryCut(String text) {
        Set<String> results = new HashSet<>();
        for (int one = 0; one <= text.length(); one++) {
            results.add(guarded(text.substring(0, one), text.substring(one)));
        }
        return results;
    }

    private String guarded(String... pieces) {
        GuardedText guarded = new GuardedText(RULES, removed::add);
        List<String> shown = new ArrayList<>();
        for (String piece : pieces) {
            shown.add(guarded.next(piece));
        }
        shown.add(guarded.end());
        return String.join("", shown);
    }

    private static Set<Removed> kinds(String names) {
        Set<Removed> kinds = EnumSet.noneOf(Removed.class);
        for (String name : names.split(",", -1)) {
            if (!name.equals("-")) {
                kinds.add(Removed.valueOf(name));
            }
        }
        return kinds;
    }
}
