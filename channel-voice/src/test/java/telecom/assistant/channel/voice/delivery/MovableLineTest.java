package telecom.assistant.channel.voice.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class MovableLineTest {

    private final Turns turns = new Turns();
    private final RecordingLine first = new RecordingLine();
    private final RecordingLine next = new RecordingLine();
    private final MovableLine line = new MovableLine(first);

    @Test
    void dropsThePreviousLineAndSpeaksOnTheNext() {
        line.say("one", true, "en");
        line.moveTo(next);
        line.say("two", true, "en");
        line.handBack(turns.transfer(1));

        assertThat(first.said).containsExactly("one|");
        assertThat(first.dropped).isTrue();
        assertThat(next.said).containsExactly("two|");
        assertThat(next.handedBack).hasSize(1);
        assertThat(next.dropped).isFalse();
    }

    @Test
    void endsNoUtteranceThatBeganOnAnotherLine() {
        line.say("half ", false, "en");
        line.moveTo(next);
        line.say("", true, "en");

        assertThat(next.said).isEmpty();
    }
}
