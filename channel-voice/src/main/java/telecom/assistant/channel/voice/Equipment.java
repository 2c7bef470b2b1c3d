package telecom.assistant.channel.voice;

import io.smallrye.mutiny.Uni;
import java.util.function.Function;
import telecom.assistant.channel.event.Envelope;
import telecom.assistant.channel.voice.delivery.Delay;
import telecom.assistant.channel.voice.delivery.HandBack;
import telecom.assistant.channel.voice.delivery.Line;
import telecom.assistant.channel.voice.delivery.SpokenReplies;
import telecom.assistant.channel.voice.delivery.Transfers;

/** What this node lends to each of its calls. */
record Equipment(
        VoiceConfig config,
        Speech speech,
        VoiceMetrics metrics,
        Delay delay,
        Function<Envelope<?>, Uni<Void>> publisher) {

    EventSequence eventSequence() {
        return new EventSequence(publisher, config.publishTimeout(), config.maxWaitingEvents());
    }

    SpokenReplies spokenReplies(Line line) {
        Transfers transfers = config.transfer() == VoiceConfig.Transfer.END
                ? new HandBack(line, delay, config.transferWait())
                : Transfers.STAY;
        return new SpokenReplies(line, transfers);
    }

    SilenceWatch silenceWatch(Runnable onSilence) {
        return new SilenceWatch(delay, config.silenceTimeout(), onSilence);
    }
}
