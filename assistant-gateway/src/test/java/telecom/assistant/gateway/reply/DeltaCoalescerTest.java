package telecom.assistant.gateway.reply;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import telecom.assistant.channel.Channel;

class DeltaCoalescerTest {

    private static final Duration INTERVAL = Duration.ofMillis(50);
    private static final String[] WORDS = {
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
    void webSendsTheFirstTokenAtOnce() {
        assertThat(of(Channel.WEB).offer("안녕")).isEqualTo("안녕");
    }

    @Test
    void webHoldsWhatComesWithinTheInterval() {
        DeltaCoalescer web = of(Channel.WEB);
        web.offer("안녕");
        pass(Duration.ofMillis(49));

        assertThat(web.offer("하세")).isEmpty();
    }

    @Test
    void webSendsWhatItHeldWhenTheIntervalIsOver() {
        DeltaCoalescer web = of(Channel.WEB);
        web.offer("안녕");
        web.offer("하세");
        pass(INTERVAL);

        assertThat(web.offer("요")).isEqualTo("하세요");
    }

    @Test
    void webSendsTheRestAtTheEnd() {
        DeltaCoalescer web = of(Channel.WEB);
        web.offer("안녕");
        web.offer("하세요");

        assertThat(web.flush()).isEqualTo("하세요");
    }

    @ParameterizedTest
    @EnumSource(
            value = Channel.class,
            names = {"WEB", "VOICE"})
    void nothingIsLeftAfterTheEnd(Channel channel) {
        DeltaCoalescer coalescer = of(channel);
        coalescer.offer("안녕");
        coalescer.offer("하세요");
        coalescer.flush();

        assertThat(coalescer.flush()).isEmpty();
    }

    @Test
    void voiceSpeaksWholeClauses() {
        assertThat(pieces(
                        of(Channel.VOICE),
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
    void voiceSpeaksAllClausesOfOneToken() {
        assertThat(of(Channel.VOICE).offer("네. 확인했습니다. 남은")).isEqualTo("네. 확인했습니다. ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"3.5GB 10,000원", "12:30에 10,000원을", "A.X는 1.5배", "가.나,다"})
    void voiceNeverCutsAtAMarkWithinAWord(String text) {
        assertThat(pieces(of(Channel.VOICE), text.split(""))).containsExactly(text);
    }

    @Test
    void voiceHoldsTheLastClauseThoughWhiteSpaceFollows() {
        DeltaCoalescer voice = of(Channel.VOICE);

        assertThat(voice.offer("네. 확인했습니다. \n")).isEqualTo("네. ");
        assertThat(voice.offer("그리고")).isEqualTo("확인했습니다. ");
    }

    @Test
    void voiceWaitsForTheCharacterAfterAMark() {
        assertThat(of(Channel.VOICE).offer("데이터는 3.")).isEmpty();
    }

    @Test
    void voiceCutsALongClauseBetweenWords() {
        DeltaCoalescer voice = of(Channel.VOICE);
        String word = "가나다라마바사 ";

        List<String> pieces = pieces(voice, word.repeat(20).split("(?<= )"));

        assertThat(pieces).hasSizeGreaterThan(1).allMatch(piece -> piece.endsWith(" "));
    }

    @Test
    void smsSendsNoPieces() {
        assertThat(pieces(of(Channel.SMS), "네. ", "확인했습니다.\n", "끝")).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(
            value = Channel.class,
            names = {"WEB", "VOICE"})
    void piecesJoinToWhatWasOffered(Channel channel) {
        for (int seed = 0; seed < 500; seed++) {
            Random random = new Random(seed);
            DeltaCoalescer coalescer = of(channel);
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
    void voiceEndsEveryPieceButTheLastAtWhiteSpace() {
        for (int seed = 0; seed < 500; seed++) {
            Random random = new Random(seed);
            String[] tokens =
                    random.ints(100, 0, 1).mapToObj(ignored -> token(random)).toArray(String[]::new);

            List<String> pieces = pieces(of(Channel.VOICE), tokens);

            assertThat(pieces.subList(0, Math.max(0, pieces.size() - 1)))
                    .as("seed %d", seed)
                    .allMatch(piece -> Character.isWhitespace(piece.charAt(piece.length() - 1)));
        }
    }

    @Test
    void webSendsAtMostOnePieceInAnInterval() {
        Random random = new Random(1);
        DeltaCoalescer web = of(Channel.WEB);
        List<Long> sentAt = new ArrayList<>();
        for (int i = 0; i < 2_000; i++) {
            pass(Duration.ofMillis(random.nextInt(20)));
            if (!web.offer(token(random)).isEmpty()) {
                sentAt.add(nanos);
            }
        }

        for (int i = 1; i < sentAt.size(); i++) {
            assertThat(sentAt.get(i) - sentAt.get(i - 1)).isGreaterThanOrEqualTo(INTERVAL.toNanos());
        }
        assertThat(sentAt).hasSizeGreaterThan(100);
    }

    private DeltaCoalescer of(Channel channel) {
        return DeltaCoalescer.of(channel, INTERVAL, () -> nanos);
    }

    private void pass(Duration time) {
        nanos += time.toNanos();
    }

    private static String token(Random random) {
        return WORDS[random.nextInt(WORDS.length)];
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
