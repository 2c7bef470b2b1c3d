package telecom.assistant.gateway.reply;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import telecom.assistant.channel.Channel;
import telecom.assistant.gateway.FakeTimers;
import telecom.assistant.gateway.Settings;
import telecom.assistant.gateway.reply.ReplyClock.Deadline;

class ReplyClockTest {

    private static final Duration FIRST_TOKEN = Duration.ofSeconds(8);
    private static final Duration LONG = Duration.ofSeconds(20);

    private final FakeTimers timers = new FakeTimers();
    private final List<Deadline> missed = new ArrayList<>();
    private final ReplyClock clock = new ReplyClock(
            timers,
            Settings.channels(Map.of("web.deadlines.first-words", "8s", "web.deadlines.whole", "1m"))
                    .of(Channel.WEB),
            missed::add,
            () -> {
                throw new AssertionError("no tool was called");
            });

    @BeforeEach
    void begin() {
        clock.begin();
        clock.modelAsked();
    }

    @Test
    void reportsThatTheFirstWordsAreLate() {
        timers.pass(FIRST_TOKEN);

        assertThat(missed).containsExactly(Deadline.FIRST_TOKEN);
    }

    @Test
    void acceptsWordsThatCameWhileTheProcessWasSuspended() {
        timers.suspend(LONG);
        assertThat(missed).isEmpty();

        clock.stop();
        timers.pass(LONG);
        assertThat(missed).isEmpty();
        assertThat(timers.running()).isZero();
    }

    @Test
    void missesTheDeadlineIfNoWordsCameWhileTheProcessWasSuspended() {
        timers.suspend(LONG);
        timers.pass(FIRST_TOKEN);

        assertThat(missed).containsExactly(Deadline.FIRST_TOKEN);
    }
}
