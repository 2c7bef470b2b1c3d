package telecom.assistant.gateway.reply;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import telecom.assistant.conversation.Pieces;

class DeltaCoalescerTest {

    private static final Duration INTERVAL = Duration.ofMillis(50);
    private static final String[] TOKENS = {
        "요금은",
        " 3.5GB",
        ", ",
        "10,000원",
        ".",
        " ",
        "\n",
        "네",
        "? ",
        "data",
        "…",
        "입니다. ",
        "😀",
        "   ",
        "a;b",
        "길고긴한국어낱말"
    };

    private long nanos;

    @Test
    void steadyFlowSendsTheFirstTokenAtOnce() {
        assertThat(of(Pieces.STEADY).offer("안녕")).isEqualTo("안녕");
    }

    @Test
    void steadyFlowHoldsWhatComesWithinTheInterval() {
        DeltaCoalescer steady = of(Pieces.STEADY);
        steady.offer("안녕");
        pass(Duration.ofMillis(49));

        assertThat(steady.offer("하세")).isEmpty();
    }

    @Test
    void steadyFlowSendsWhatItHeldWhenTheIntervalIsOver() {
        DeltaCoalescer steady = of(Pieces.STEADY);
        steady.offer("안녕");
        steady.offer("하세");
        pass(INTERVAL);

        assertThat(steady.offer("요")).isEqualTo("하세요");
    }

    @Test
    void steadyFlowSendsTheRestAtTheEnd() {
        DeltaCoalescer steady = of(Pieces.STEADY);
        steady.offer("안녕");
        steady.offer("하세요");

        assertThat(steady.flush()).isEqualTo("하세요");
    }

    @ParameterizedTest
    @EnumSource(
            value = Pieces.class,
            names = {"STEADY", "CLAUSES"})
    void nothingIsLeftAfterTheEnd(Pieces pieces) {
        DeltaCoalescer coalescer = of(pieces);
        coalescer.offer("안녕");
        coalescer.offer("하세요");
        coalescer.flush();

        assertThat(coalescer.flush()).isEmpty();
    }

    @Test
    void clausesAreSentWhole() {
        assertThat(pieces(
                        of(Pieces.CLAUSES),
                        "네",
                        ",",
                        " 이번",
                        " 달",
                        " 요금은",
                        " 3만",
                        " 원",
                        "입니다",
                        ".",
                        " 더",
                        " 도와",
                        "드릴까요",
                        "?"))
                .containsExactly("네, ", "이번 달 요금은 3만 원입니다. ", "더 도와드릴까요?");
    }

    @Test
    void clausesOfOneTokenAreSentTogether() {
        assertThat(of(Pieces.CLAUSES).offer("네. 확인했습니다. 남은")).isEqualTo("네. 확인했습니다. ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"3.5GB 10,000원", "12:30에 10,000원을", "A.X는 1.5배", "가.나,다"})
    void clausesDoNotEndAtAMarkWithinAWord(String text) {
        assertThat(pieces(of(Pieces.CLAUSES), text.split(""))).containsExactly(text);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "고객님의 이번 달 요금은|고객님의 이번 ~달 요금은",
                "Your bill for this month|Your bill ~for this month",
                "요금은 35,000 원이고 다음 달부터|요금은 35,000 원이고 ~다음 달부터",
                "요금은 3만 5천 원으로 올랐습니다|요금은 3만 5천 원으로 ~올랐습니다",
                "모두 오만 삼천 원으로 올랐습니다|모두 오만 삼천 원으로 ~올랐습니다",
                "Call 02 1234 5678 now please|Call 02 1234 5678 now ~please",
                "Costs ₩ 35,000 a month|Costs ₩ 35,000 a ~month",
                "문의는 (02) 1234 5678 번으로 해 주세요|문의는 (02) 1234 5678 번으로 ~해 주세요",
                "가입일은 2025. 3. 1. 입니다 확인|가입일은 2025. 3. 1. 입니다 ~확인",
                "1. 요금제 안내|1. 요금제 ~안내"
            })
    void theFirstWordsAreSentAtOnceButNotCutInsideANumber(String text, String expected) {
        String first = expected.substring(0, expected.indexOf('~'));

        assertThat(pieces(of(Pieces.CLAUSES), text.split(""))).first().isEqualTo(first);
    }

    @Test
    void theFirstTwoWordsAreSentWhenTheThirdBegins() {
        DeltaCoalescer spoken = of(Pieces.CLAUSES);

        assertThat(spoken.offer("고객님의 이번 ")).isEmpty();
        assertThat(spoken.offer("달")).isEqualTo("고객님의 이번 ");
        assertThat(spoken.offer(" 요금은 얼마")).isEmpty();
    }

    @Test
    void theFirstWordsAfterAPauseAreSentAtOnce() {
        DeltaCoalescer spoken = of(Pieces.CLAUSES);
        spoken.offer("잠시만 기다려");
        spoken.flush();

        assertThat(spoken.offer("이번 달 요금은")).isEqualTo("이번 달 ");
    }

    @Test
    void textWithoutSpacesIsSentInPieces() {
        String text = "お客様の今月のご利用料金は三千五百円です。来月から四千円に変わりますのでご確認ください。";

        assertThat(pieces(of(Pieces.CLAUSES), text.split("")))
                .containsExactly("お客様の今月のご利用料金は", "三千五百円です。", "来月から四千円に変わりますのでご確認ください。");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"午後10：30に開始します。次に|午後10：30に開始します。", "料金は1，000円です。次に|料金は1，000円です。", "「はい。」と答えた。次に|「はい。」"})
    void aFullWidthMarkEndsAClauseButNotInsideANumberOrAQuotation(String text, String first) {
        DeltaCoalescer spoken = of(Pieces.CLAUSES);
        spoken.offer("はい、");
        spoken.offer("そ");

        assertThat(pieces(spoken, ("れは" + text).split(""))).first().asString().endsWith(first);
    }

    @Test
    void combiningMarksAloneAreSentInPieces() {
        String marks = "\u0301".repeat(2_000);

        assertThat(pieces(of(Pieces.CLAUSES), marks.split(""))).hasSizeGreaterThan(3);
    }

    @ParameterizedTest
    @ValueSource(strings = {"가", "ก", "\uD83D\uDE00", "e\u0301", "7"})
    void textWithoutSpacesOrMarksIsSentInPiecesOfWholeCharacters(String character) {
        List<String> pieces =
                pieces(of(Pieces.CLAUSES), Collections.nCopies(400, character).toArray(String[]::new));

        assertThat(pieces).hasSizeGreaterThan(1).allMatch(piece -> piece.length() <= 168);
        assertThat(pieces).allMatch(piece -> piece.length() % character.length() == 0);
    }

    @Test
    void theLastClauseIsHeldBackEvenIfWhiteSpaceFollows() {
        DeltaCoalescer clauses = of(Pieces.CLAUSES);

        assertThat(clauses.offer("네. 확인했습니다. \n")).isEqualTo("네. ");
        assertThat(clauses.offer("그리고")).isEqualTo("확인했습니다. ");
    }

    @Test
    void aClauseWaitsForTheCharacterAfterItsMark() {
        assertThat(of(Pieces.CLAUSES).offer("데이터는 3.")).isEmpty();
    }

    @Test
    void aLongClauseIsCutBetweenWords() {
        DeltaCoalescer clauses = of(Pieces.CLAUSES);
        String word = "가나다라마바사 ";

        List<String> pieces = pieces(clauses, word.repeat(20).split("(?<= )"));

        assertThat(pieces).hasSizeGreaterThan(1).allMatch(piece -> piece.endsWith(" "));
    }

    @Test
    void nothingIsSentBeforeTheEndWhenPiecesAreNotWanted() {
        assertThat(pieces(of(Pieces.NONE), "네. ", "확인했습니다.\n", "끝")).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(
            value = Pieces.class,
            names = {"STEADY", "CLAUSES"})
    void piecesAddUpToWhatWasOffered(Pieces pieces) {
        for (int seed = 0; seed < 500; seed++) {
            Random random = new Random(seed);
            DeltaCoalescer coalescer = of(pieces);
            StringBuilder offered = new StringBuilder();
            StringBuilder sent = new StringBuilder();
            for (int i = random.nextInt(200); i > 0; i--) {
                String token = token(random);
                pass(Duration.ofMillis(random.nextInt(30)));
                offered.append(token);
                sent.append(coalescer.offer(token));
            }
            sent.append(coalescer.flush());

            assertThat(sent).as("seed %d", seed).hasToString(offered.toString());
        }
    }

    @Test
    void allSpokenPiecesButTheLastEndAtWhiteSpaceIfThereIsAny() {
        for (int seed = 0; seed < 500; seed++) {
            Random random = new Random(seed);
            String[] tokens =
                    random.ints(100, 0, 1).mapToObj(ignored -> token(random)).toArray(String[]::new);

            List<String> pieces = pieces(of(Pieces.CLAUSES), tokens);

            assertThat(pieces.subList(0, Math.max(0, pieces.size() - 1)))
                    .as("seed %d", seed)
                    .allMatch(piece -> Character.isWhitespace(piece.charAt(piece.length() - 1))
                            || piece.strip().chars().noneMatch(Character::isWhitespace));
        }
    }

    @Test
    void steadyFlowSendsAtMostOnePieceInAnInterval() {
        Random random = new Random(1);
        DeltaCoalescer steady = of(Pieces.STEADY);
        List<Long> sentAt = new ArrayList<>();
        for (int i = 0; i < 2_000; i++) {
            pass(Duration.ofMillis(random.nextInt(20)));
            if (!steady.offer(token(random)).isEmpty()) {
                sentAt.add(nanos);
            }
        }

        for (int i = 1; i < sentAt.size(); i++) {
            assertThat(sentAt.get(i) - sentAt.get(i - 1)).isGreaterThanOrEqualTo(INTERVAL.toNanos());
        }
        assertThat(sentAt).hasSizeGreaterThan(100);
    }

    private DeltaCoalescer of(Pieces pieces) {
        return DeltaCoalescer.of(pieces, INTERVAL, () -> nanos);
    }

    private void pass(Duration time) {
        nanos += time.toNanos();
    }

    private static String token(Random random) {
        return TOKENS[random.nextInt(TOKENS.length)];
    }

    private static List<String> pieces(DeltaCoalescer coalescer, String... tokens) {
        List<String> pieces = new ArrayList<>();
        for (String token : tokens) {
            pieces.add(coalescer.offer(token));
        }
        pieces.add(coalescer.flush());
        pieces.removeIf(String::isEmpty);
        return pieces;
    }
}
