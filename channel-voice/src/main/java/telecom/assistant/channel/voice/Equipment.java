package telecom.assistant.channel.voice;

import io.smallrye.mutiny.Uni;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.LongSupplier;
import telecom.assistant.channel.event.Envelope;
import telecom.assistant.channel.voice.delivery.Delay;
import telecom.assistant.channel.voice.delivery.HandBack;
import telecom.assistant.channel.voice.delivery.Line;
import telecom.assistant.channel.voice.delivery.MovableLine;
import telecom.assistant.channel.voice.delivery.Playback;
import telecom.assistant.channel.voice.delivery.SpokenReplies;
import telecom.assistant.channel.voice.delivery.Transfers;

/**
 * What this node lends to each of its calls.
 *
 * @param nanoTime as {@link System#nanoTime()}
 */
record Equipment(
        VoiceConfig config,
        Speech speech,
        VoiceMetrics metrics,
        Delay delay,
        LongSupplier nanoTime,
        Function<Envelope<?>, Uni<Void>> publisher) {

    Dialogue dialogue(Line first) {
        MovableLine line = new MovableLine(first);
        Transfers transfers = config.transfer() == VoiceConfig.Transfer.END
                ? new HandBack(line, delay, config.transferWait())
                : Transfers.STAY;
        return new Dialogue(
                new EventSequence(publisher, config.publishTimeout(), config.maxWaitingEvents()),
                new SpokenReplies(line, transfers, new Playback(speech::charactersPerSecond, nanoTime)),
                line);
    }

    KeypadEntry keypadEntry(Consumer<String> onEntry) {
        return new KeypadEntry(delay, config.keypadPause(), onEntry);
    }

    SilenceWatch silenceWatch(Runnable onSilence) {
        return new SilenceWatch(delay, config.silenceTimeout(), onSilence);
    }
}
