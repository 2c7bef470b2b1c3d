package telecom.assistant.channel.voice.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class HandBackTest {

    private final Turns turns = new Turns();
    private final RecordingLine line = new RecordingLine();
    private final ManualTimers timers = new ManualTimers();
    private final SpokenReplies replies = new SpokenReplies(
            line, new HandBack(line, timers, Duration.ofSeconds(10)), Playbacks.countingEverythingAsHeard());

    @Test
    void waitsForTheAnnouncement() {
        replies.deliver(turns.delta(1, 1, "I'll get "));
        replies.deliver(turns.transfer(1));
        assertThat(line.handedBack).isEmpty();

        replies.deliver(turns.completed(1, "I'll get someone."));
        assertThat(line.handedBack).containsExactly(turns.transfer(1));
    }

    @Test
    void doesNotWaitForAnAnnouncementThatWasSaidBefore() {
        replies.deliver(turns.completed(1, "I'll get someone."));
        replies.deliver(turns.transfer(1));

        assertThat(line.handedBack).containsExactly(turns.transfer(1));
    }

    @Test
    void doesNotWaitForever() {
        replies.deliver(turns.completed(1, "Hello."));
        replies.deliver(turns.transfer(2));
        assertThat(line.handedBack).isEmpty();

        timers.fire();
        assertThat(line.handedBack).containsExactly(turns.transfer(2));
    }

    @Test
    void handsBackOnce() {
        replies.deliver(turns.transfer(1));
        replies.deliver(turns.completed(1, "I'll get someone."));
        replies.deliver(turns.transfer(1));
        timers.fire();

        assertThat(line.handedBack).hasSize(1);
    }
}
