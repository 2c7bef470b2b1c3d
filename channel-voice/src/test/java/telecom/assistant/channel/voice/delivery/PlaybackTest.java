package telecom.assistant.channel.voice.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import telecom.assistant.channel.Ids;
import telecom.assistant.channel.voice.speech.SpeechNormalizer;

class PlaybackTest {

    private static final UUID CONVERSATION = Ids.timeOrdered();
    private static final SpokenReply FIRST = new SpokenReply(Ids.timeOrdered(), new ReplyTurn(CONVERSATION, 1));
    private static final SpokenReply SECOND = new SpokenReply(Ids.timeOrdered(), new ReplyTurn(CONVERSATION, 1));

    private long now;
    private final Playback playback = new Playback(language -> language.equals("en") ? 10 : 5, () -> now);

    @Test
    void cutsAfterTheLastWordForWhichThereWasTime() {
        sent(FIRST, "one two three four", true);
        advance(900);

        assertThat(playback.cutIfEndedNow()).containsExactly(new CutReply(FIRST, "one two", 900));
    }

    @Test
    void doesNotCutAReplyThatHadTimeToBeSpoken() {
        sent(FIRST, "one two three four", true);
        advance(1800);

        assertThat(playback.cutIfEndedNow()).isEmpty();
    }

    @Test
    void speaksOneUtteranceAfterAnother() {
        sent(FIRST, "one two three four", true);
        sent(null, "a notice, ", true);
        sent(SECOND, "five six", true);
        advance(3200);

        assertThat(playback.cutIfEndedNow()).containsExactly(new CutReply(SECOND, "five", 3200));
    }

    @Test
    void cutsEachReplyThatWasNotHeardToItsEnd() {
        sent(FIRST, "one two three four", true);
        sent(SECOND, "five six", true);
        advance(900);

        assertThat(playback.cutIfEndedNow())
                .containsExactly(new CutReply(FIRST, "one two", 900), new CutReply(SECOND, "", 0));
    }

    @Test
    void ignoresTimeWithNothingToSpeak() {
        sent(FIRST, "one two ", false);
        advance(60_000);
        sent(FIRST, "three four", true);
        advance(600);

        assertThat(playback.cutIfEndedNow()).containsExactly(new CutReply(FIRST, "one two three", 60_600));
    }

    @Test
    void usesTheRateOfSpeechOfEachLanguage() {
        sent(FIRST, "하나 둘 셋 넷", true, "ko");
        advance(900);

        assertThat(playback.cutIfEndedNow()).containsExactly(new CutReply(FIRST, "하나 둘", 900));
    }

    @Test
    void cutsAReplyWhoseEndWasNeverSent() {
        sent(FIRST, "one two ", false);
        advance(60_000);

        assertThat(playback.cutIfEndedNow()).containsExactly(new CutReply(FIRST, "one two", 60_000));
    }

    @Test
    void trustsThePlatformRatherThanTheClock() {
        sent(FIRST, "one two three four", true);
        played("one ");
        advance(60_000);
        assertThat(playback.cutIfEndedNow()).containsExactly(new CutReply(FIRST, "one", 60_000));

        played("two three four");
        assertThat(playback.cutIfEndedNow()).isEmpty();
    }

    @Test
    void acceptsReportsThatAlwaysStartFromTheBeginning() {
        sent(FIRST, "one two three four", true);
        played("one");
        played("one two three");

        assertThat(playback.cutIfEndedNow()).extracting(CutReply::heard).containsExactly("one two three");
    }

    @Test
    void acceptsReportsWithOtherPunctuationOrAfterALostReport() {
        sent(FIRST, "**One**, two\nthree; four!", true);
        played("two three");
        assertThat(playback.cutIfEndedNow()).extracting(CutReply::heard).containsExactly("**One**, two\nthree");

        played("four");
        assertThat(playback.cutIfEndedNow()).isEmpty();
    }

    @Test
    void treatsAReportOfALaterUtteranceAsTheEndOfEarlierOnes() {
        sent(FIRST, "one two", true);
        sent(SECOND, "three four", true);
        played("one");
        played("three");

        assertThat(playback.cutIfEndedNow()).extracting(CutReply::heard).containsExactly("three");
    }

    @Test
    void ignoresReportsOfUnsentText() {
        sent(FIRST, "one two three four", true);
        played("eins");
        played("...");
        advance(900);

        assertThat(playback.isReported()).isFalse();
        assertThat(playback.cutIfEndedNow()).extracting(CutReply::heard).containsExactly("one two");
    }

    @Test
    void joinsThePartsOfAReplyThatTheChannelInterrupted() {
        sent(FIRST, "one ", true);
        sent(null, "Say that again.", true);
        sent(FIRST, "two three", true);
        played("one");
        played("Say that again.");
        played("two");

        assertThat(playback.cutIfEndedNow()).extracting(CutReply::heard).containsExactly("one two");
    }

    @Test
    void forgetsAVersionThatWasReplaced() {
        sent(FIRST, "It costs ", true);
        playback.startOver(FIRST);
        sent(FIRST, "The price is five", true);
        advance(1900);

        assertThat(playback.cutIfEndedNow()).containsExactly(new CutReply(FIRST, "The price", 1900));
    }

    @Test
    void includesTextSpokenBeforeTheReportedStretch() {
        sent(FIRST, "one two. ", false);
        sent(FIRST, "three four", true);

        assertThat(spokenUntil(FIRST, " three ")).isEqualTo("one two. three");
    }

    @Test
    void joinsTheSpokenPartsOfAReplyThatTheChannelInterrupted() {
        sent(FIRST, "one two ", true);
        sent(null, "Say that again.", true);
        sent(FIRST, "three four", true);

        assertThat(spokenUntil(FIRST, "three")).isEqualTo("one two three");
    }

    @Test
    void includesTheBeginningOfAReplyAfterItWasReportedAsPlayed() {
        sent(FIRST, "one two ", true);
        sent(null, "Say that again.", true);
        sent(FIRST, "three four", true);
        played("one two");
        played("Say that again.");

        assertThat(spokenUntil(FIRST, "three")).isEqualTo("one two three");
    }

    @Test
    void includesTheBeginningOfAReplyAfterASilence() {
        sent(FIRST, "one two ", true);
        advance(60_000);
        sent(null, "Say that again.", true);
        sent(FIRST, "three four", true);

        assertThat(spokenUntil(FIRST, "three")).isEqualTo("one two three");
    }

    @Test
    void includesTheBeginningOfAReplyThatContinuesOnAnotherLine() {
        sent(FIRST, "one two ", false);
        playback.finish();
        sent(FIRST, "three four", true);

        assertThat(spokenUntil(FIRST, "three")).isEqualTo("one two three");
    }

    @Test
    void looksForAStretchInUnspokenTextFirst() {
        sent(FIRST, "one two ", true);
        played("one two");
        sent(null, "Say that again.", true);
        sent(FIRST, "one more", true);

        assertThat(spokenUntil(FIRST, "one")).isEqualTo("one two one");
    }

    @Test
    void findsAStretchThatWasReportedAsPlayedTooSoon() {
        sent(FIRST, "one two three four", true);
        played("one two three four");

        assertThat(spokenUntil(FIRST, "two")).isEqualTo("one two");
    }

    @Test
    void distinguishesTheRepliesOfOneTurn() {
        sent(FIRST, "one two", true);
        sent(SECOND, "three four", true);

        assertThat(spokenUntil(SECOND, "three")).isEqualTo("three");
    }

    @Test
    void usesTheTimeIfTheReplyDoesNotContainTheStretch() {
        sent(FIRST, "It is seven won", true);

        assertThat(playback.spokenUntil(FIRST, new ReportedStretch("hello", "en"), 600))
                .isEqualTo("It is");
        assertThat(playback.spokenUntil(FIRST, new ReportedStretch("", "en"), 600))
                .isEqualTo("It is");
        assertThat(playback.spokenUntil(FIRST, new ReportedStretch("hello", "en"), 60_000))
                .isEqualTo("It is seven won");
        assertThat(spokenUntil(FIRST, "")).isEmpty();
    }

    @Test
    void findsAStretchThatIsSpelledAsItIsSpoken() {
        sent(FIRST, "지금은 점검 중입니다. 오늘 오후 6시까지 4.3GB를 쓸 수 있습니다.", true, "ko");

        assertThat(koreanUntil("오늘 오후 여섯 시까지")).isEqualTo("지금은 점검 중입니다. 오늘 오후 6시까지");
        assertThat(koreanUntil("오늘 오후 6시까지")).isEqualTo("지금은 점검 중입니다. 오늘 오후 6시까지");
        assertThat(koreanUntil("6시까지 4.3GB를")).isEqualTo("지금은 점검 중입니다. 오늘 오후 6시까지 4.3GB를");
        assertThat(koreanUntil("그런데 여섯 시까지 사점")).isEqualTo("지금은 점검 중입니다. 오늘 오후 6시까지");
    }

    @Test
    void countsASpelledOutFormAsHeardOnlyOnceItIsComplete() {
        sent(FIRST, "요금은 43,200원입니다.", true, "ko");

        assertThat(koreanUntil("요금은 사만")).isEqualTo("요금은");
        assertThat(koreanUntil("사만 삼천이백 원")).isEqualTo("요금은 43,200원");
    }

    @Test
    void acceptsReportsOfPlayedTextAsItWasWritten() {
        sent(FIRST, "요금은 43,200원이고 월요일에 나갑니다.", true, "ko");
        played("요금은 43,200원이고");

        assertThat(playback.cutIfEndedNow()).extracting(CutReply::heard).containsExactly("요금은 43,200원이고");
    }

    @Test
    void estimatesHowLongThePlatformWillSpeak() {
        sent(FIRST, "one two three four", true);
        advance(800);

        assertThat(playback.remaining()).hasMillis(1000);
    }

    private String koreanUntil(String stretch) {
        return playback.spokenUntil(FIRST, new ReportedStretch(stretch, "ko"), 0);
    }

    @Test
    void cutsNothingAfterEverythingWasDiscarded() {
        sent(FIRST, "one two three four", true);
        playback.clear();

        assertThat(playback.cutIfEndedNow()).isEmpty();
    }

    private void sent(SpokenReply reply, String text, boolean last) {
        sent(reply, text, last, "en");
    }

    private void sent(SpokenReply reply, String text, boolean last, String language) {
        playback.recordSent(reply, SpeechNormalizer.of(language).speak(text), last, language);
    }

    private String spokenUntil(SpokenReply reply, String stretch) {
        return playback.spokenUntil(reply, new ReportedStretch(stretch, "en"), 0);
    }

    private void played(String text) {
        playback.recordPlayed(text);
    }

    private void advance(long millis) {
        now += TimeUnit.MILLISECONDS.toNanos(millis);
    }
}
