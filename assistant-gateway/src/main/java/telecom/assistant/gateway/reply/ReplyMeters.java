package telecom.assistant.gateway.reply;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import telecom.assistant.channel.Channel;
import telecom.assistant.conversation.ReplyEnding;
import telecom.assistant.conversation.turn.Reply;

/**
 * The metrics by which service levels are measured. Replies that a newer event ended do not count, because nobody
 * waited for them. The counters of all endings exist from the start, so that a rate includes the first failure, too.
 */
final class ReplyMeters {

    private static final List<ReplyEnding> ENDINGS = List.of(
            ReplyEnding.ANSWERED,
            ReplyEnding.CUT_OFF,
            ReplyEnding.HANDED_OVER,
            ReplyEnding.OVERLOADED,
            ReplyEnding.FAILED);

    /** The histogram buckets of the time to the first words; service levels refer to some of them. */
    private static final Duration[] WAITS = {
        Duration.ofMillis(250),
        Duration.ofMillis(500),
        Duration.ofSeconds(1),
        Duration.ofSeconds(2),
        Duration.ofSeconds(5),
        Duration.ofSeconds(10),
        Duration.ofSeconds(30),
        Duration.ofMinutes(1)
    };

    private final MeterRegistry registry;

    ReplyMeters(MeterRegistry registry, List<Channel> channels) {
        this.registry = registry;
        for (Channel channel : channels) {
            ENDINGS.forEach(ending -> ended(channel, ending));
            firstWords(channel);
        }
    }

    void countEnded(Channel channel, Reply reply) {
        ended(channel, reply.ending()).increment();
        if (reply.firstTokenMillis() != null) {
            firstWords(channel).record(Duration.ofMillis(reply.firstTokenMillis()));
        }
    }

    void countMissed(Channel channel, ReplyClock.Deadline missed) {
        registry.counter("assistant.reply.deadlines.missed", "channel", channel.label(), "deadline", missed.name())
                .increment();
    }

    private Counter ended(Channel channel, ReplyEnding ending) {
        return Counter.builder("assistant.reply.ended")
                .description("Replies that came to their end, by how they ended")
                .tags("channel", channel.label(), "ending", ending.name().toLowerCase(Locale.ROOT))
                .register(registry);
    }

    private Timer firstWords(Channel channel) {
        return Timer.builder("assistant.reply.first.words")
                .description("From the arrival of what the subscriber said to the first words of the model")
                .tag("channel", channel.label())
                .serviceLevelObjectives(WAITS)
                .register(registry);
    }
}
