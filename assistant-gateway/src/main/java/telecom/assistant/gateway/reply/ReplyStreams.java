package telecom.assistant.gateway.reply;

import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Consumer;
import telecom.assistant.channel.Channel;
import telecom.assistant.channel.flow.Timers;
import telecom.assistant.model.ModelClient;
import telecom.assistant.model.tokens.TokenEstimate;

/** Makes the streams that answer utterances. */
@ApplicationScoped
public class ReplyStreams {

    private final ModelClient model;
    private final TokenEstimate estimate;
    private final Admission admission;
    private final Timers timers;
    private final ReplyConfig config;
    private final Phrases phrases;
    private final MeterRegistry meters;

    public ReplyStreams(
            ModelClient model,
            TokenEstimate estimate,
            Admission admission,
            Timers timers,
            ReplyConfig config,
            Phrases phrases,
            MeterRegistry meters) {
        this.model = estimate.learningFrom(model);
        this.estimate = estimate;
        this.admission = admission;
        this.timers = timers;
        this.config = config;
        this.phrases = phrases;
        this.meters = meters;
    }

    /**
     * A stream for one utterance.
     *
     * @param disclose whether the subscriber still has to be told that an AI answers
     * @param askedAt when the utterance arrived, from which the first-token time counts
     * @param deltas gets each piece, in order
     */
    public ReplyStream create(
            Channel channel, String language, boolean disclose, Instant askedAt, Consumer<String> deltas) {
        String prefix = disclose ? Phrases.in(language, phrases.disclosure()) + separator(channel) : "";
        DeltaCoalescer coalescer = DeltaCoalescer.of(channel, config.webDeltaInterval(), System::nanoTime);
        ReplyText text = new ReplyText(coalescer, prefix, askedAt, deltas);
        return new ReplyStream(this, channel, text, Phrases.in(language, phrases.lookingUp()));
    }

    ModelClient model() {
        return model;
    }

    ReplyAccount account() {
        return new ReplyAccount(estimate);
    }

    Admission admission() {
        return admission;
    }

    ReplyClock clockOf(Channel channel, ReplyClock.Watcher watcher) {
        // A chat shows that an answer is being written, and a text is sent whole; only a call would be silent.
        Optional<Duration> longLookUp =
                channel == Channel.VOICE ? Optional.of(config.lookingUpAfter()) : Optional.empty();
        return new ReplyClock(timers, config.deadlines().of(channel), longLookUp, watcher);
    }

    void countMissed(Channel channel, DeadlineException.Kind kind) {
        meters.counter("assistant.reply.deadlines.missed", "channel", channel.label(), "deadline", kind.name())
                .increment();
    }

    private static String separator(Channel channel) {
        return channel == Channel.VOICE ? " " : "\n";
    }
}
