package telecom.assistant.gateway.reply;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.function.Consumer;
import telecom.assistant.channel.Channel;
import telecom.assistant.model.ModelClient;

/** Makes the streams that answer utterances. */
@ApplicationScoped
public class ReplyStreams {

    private final ModelClient model;
    private final ReplyConfig config;
    private final Phrases phrases;

    public ReplyStreams(ModelClient model, ReplyConfig config, Phrases phrases) {
        this.model = model;
        this.config = config;
        this.phrases = phrases;
    }

    /**
     * A stream for one utterance.
     *
     * @param disclose whether the subscriber still has to be told that an AI answers
     */
    public ReplyStream create(
            Channel channel, String language, boolean disclose, Instant askedAt, Consumer<String> deltas) {
        String prefix = disclose ? Phrases.in(language, phrases.disclosure()) + separator(channel) : "";
        DeltaCoalescer coalescer = DeltaCoalescer.of(channel, config.webDeltaInterval(), System::nanoTime);
        return new ReplyStream(model, coalescer, prefix, askedAt, deltas);
    }

    private static String separator(Channel channel) {
        return channel == Channel.VOICE ? " " : "\n";
    }
}
