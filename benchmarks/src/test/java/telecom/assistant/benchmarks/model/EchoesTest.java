package telecom.assistant.benchmarks.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import telecom.assistant.local.model.ModelStandIn;

/** Breaks answers on purpose, which the check has to notice. */
class EchoesTest {

    private static final int WORDS = 4;

    private final List<Track> tracks = new ArrayList<>();

    @Test
    void findsNothingWhenEachStreamGotItsAnswer() {
        answered(0, 11, 0);
        answered(1, 12, 1);

        assertThat(check()).isEmpty();
    }

    @Test
    void noticesAStreamThatNeverEnded() {
        track(0).token("Answer 11 to");

        assertThat(check()).containsExactly("stream 0: lost: it did not end after 1 tokens");
    }

    @Test
    void noticesAStreamThatFailed() {
        track(0).fail(new IllegalStateException("gone"));

        assertThat(check()).containsExactly("stream 0: lost: gone");
    }

    @Test
    void noticesAnAnswerToAnotherQuestion() {
        answered(0, 11, 1);

        assertThat(check()).containsExactly("stream 0: mixed up: it answers another question");
    }

    @Test
    void noticesAPieceOfAnotherAnswer() {
        Track track = track(0);
        track.token(echo(11, 0).replaceFirst("-11\\. Over", "-12. Over"));
        track.end();

        assertThat(check()).containsExactly("stream 0: cut or mixed up: it is not what was sent");
    }

    @Test
    void noticesAMissingEnd() {
        Track track = track(0);
        track.token(echo(11, 0).replace(" Over.", ""));
        track.end();

        assertThat(check()).containsExactly("stream 0: cut or mixed up: it is not what was sent");
    }

    @Test
    void noticesAnEmptyAnswer() {
        track(0).end();

        assertThat(check()).containsExactly("stream 0: cut: it is not a whole answer");
    }

    @Test
    void noticesThatOneAnswerWasGivenTwice() {
        answered(0, 11, 0);
        answered(0, 11, 0);

        assertThat(check()).containsExactly("stream 0: answered twice");
    }

    @Test
    void namesOnlyAFewOfManyProblems() {
        for (int i = 0; i < 100; i++) {
            track(i);
        }

        assertThat(check()).hasSize(4).last().isEqualTo("and 97 more");
    }

    private List<String> check() {
        return Echoes.check(tracks, WORDS);
    }

    private void answered(int number, long answer, int to) {
        Track track = track(number);
        track.token(echo(answer, to));
        track.end();
    }

    private static String echo(long answer, int to) {
        return ModelStandIn.echoed(WORDS, answer, new Track(to, token -> {}, over -> {}).said());
    }

    private Track track(int number) {
        Track track = new Track(number, token -> {}, over -> {});
        tracks.add(track);
        return track;
    }
}
