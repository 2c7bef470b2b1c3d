package telecom.assistant.gateway.reply;

import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
import telecom.assistant.channel.Channel;
import telecom.assistant.channel.flow.Timers;
import telecom.assistant.conversation.ChannelProfile;
import telecom.assistant.conversation.ChannelProfiles;
import telecom.assistant.conversation.Phrase;
import telecom.assistant.conversation.ReplyEnding;
import telecom.assistant.conversation.UtteranceFacts.SystemPart;
import telecom.assistant.conversation.turn.Reply;
import telecom.assistant.gateway.guard.ReplyGuard;
import telecom.assistant.gateway.guard.ReplyGuards;
import telecom.assistant.model.ModelClient;
import telecom.assistant.model.tokens.TokenEstimate;

/** Creates the streams that answer turns. */
@ApplicationScoped
public class ReplyStreams {

    private final ModelClient model;
    private final TokenEstimate estimate;
    private final ReplyGuards guards;
    private final Admission admission;
    private final ChannelProfiles profiles;
    private final Timers timers;
    private final ReplyConfig config;
    private final Phrases phrases;
    private final ReplyMeters meters;

    public ReplyStreams(
            ModelClient model,
            TokenEstimate estimate,
            ReplyGuards guards,
            Admission admission,
            ChannelProfiles profiles,
            Timers timers,
            ReplyConfig config,
            Phrases phrases,
            MeterRegistry meters) {
        this.model = estimate.learningFrom(model);
        this.estimate = estimate;
        this.guards = guards;
        this.admission = admission;
        this.profiles = profiles;
        this.timers = timers;
        this.config = config;
        this.phrases = phrases;
        this.meters = new ReplyMeters(meters, profiles.channels());
    }

    /**
     * A stream for one turn.
     *
     * @param disclose whether the reply must begin by disclosing that an AI answers
     * @param askedAt when the utterance arrived; the time to the first token is measured from then
     * @param listener is notified of the reply's progress
     */
    public ReplyStream create(
            Channel channel, String language, boolean disclose, Instant askedAt, ReplyListener listener) {
        ChannelProfile profile = profiles.of(channel);
        DeltaCoalescer coalescer = DeltaCoalescer.of(profile.pieces(), config.pieceInterval(), System::nanoTime);
        String disclosure = disclose ? phrases.in(language, Phrase.DISCLOSURE) : "";
        ReplyText text = new ReplyText(
                coalescer, new ReplyText.Words(Phrase.DISCLOSURE, disclosure), profile.separator(), askedAt);
        ReplyText.Words lookingUp = new ReplyText.Words(Phrase.LOOKING_UP, phrases.in(language, Phrase.LOOKING_UP));
        ReplyText.Words notDone = new ReplyText.Words(Phrase.NOT_DONE, phrases.in(language, Phrase.NOT_DONE));
        return new ReplyStream(this, profile, text, lookingUp, notDone, listener);
    }

    /** A reply that consists of a text from the operator, after the disclosure if one is due. */
    public Reply withoutModel(Channel channel, String language, boolean disclose, String text) {
        String disclosure = disclose ? phrases.in(language, Phrase.DISCLOSURE) : "";
        if (disclosure.isEmpty()) {
            return new Reply(ReplyEnding.ANSWERED, text, List.of(), null, null, 0, null, null);
        }
        String whole = disclosure + profiles.of(channel).separator() + text;
        SystemPart part = new SystemPart(Phrase.DISCLOSURE, 0, disclosure.length());
        return new Reply(ReplyEnding.ANSWERED, whole, List.of(part), null, null, 0, null, null);
    }

    ModelClient model() {
        return model;
    }

    ReplyAccount account() {
        return new ReplyAccount(estimate);
    }

    ReplyGuard guard(ChannelProfile profile) {
        return guards.guard(profile);
    }

    Admission admission() {
        return admission;
    }

    ReplyClock clockOf(ChannelProfile profile, Consumer<ReplyClock.Deadline> missed, Runnable lookUpTakesLong) {
        return new ReplyClock(timers, profile, missed, lookUpTakesLong);
    }

    ReplyMeters meters() {
        return meters;
    }
}
