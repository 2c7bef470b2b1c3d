package telecom.assistant.gateway.reply;

import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.function.Consumer;
import telecom.assistant.channel.Channel;
import telecom.assistant.gateway.timing.Timers;
import telecom.assistant.gateway.tokens.TokenEstimate;
import telecom.assistant.model.ModelClient;

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
        return new ReplyStream(this, channel, new ReplyText(coalescer, prefix, askedAt, deltas));
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

    Timers timers() {
        return timers;
    }

    ReplyConfig.Deadline deadlineOf(Channel channel) {
        return config.deadlines().of(channel);
    }

    void countMissed(Channel channel, DeadlineException.Kind kind) {
        meters.counter("assistant.reply.deadlines.missed", "channel", channel.label(), "deadline", kind.name())
                .increment();
    }

    private static String separator(Channel channel) {
        return channel == Channel.VOICE ? " " : "\n";
    }
}
