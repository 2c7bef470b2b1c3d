package telecom.assistant.channel.voice.inbound;

import io.micrometer.core.instrument.MeterRegistry;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.LongSupplier;
import telecom.assistant.channel.event.EventSink;
import telecom.assistant.channel.flow.Timers;
import telecom.assistant.channel.limit.MessageLimits;
import telecom.assistant.channel.personal.Masking;
import telecom.assistant.channel.voice.config.VoiceConfig;
import telecom.assistant.channel.voice.delivery.HandBack;
import telecom.assistant.channel.voice.delivery.MovableLine;
import telecom.assistant.channel.voice.delivery.Playback;
import telecom.assistant.channel.voice.delivery.Speech;
import telecom.assistant.channel.voice.delivery.SpokenReplies;
import telecom.assistant.channel.voice.delivery.Transfers;
import telecom.assistant.channel.voice.delivery.VoiceLine;

/**
 * The collaborators that every call on this node needs.
 *
 * @param nanos the clock that measures durations, like {@link System#nanoTime()}
 */
record CallDependencies(
        VoiceConfig config,
        Speech speech,
        MeterRegistry meters,
        Timers timers,
        LongSupplier nanos,
        EventSink events,
        MessageLimits limits,
        Masking masking) {

    /**
     * Creates the session of a call that is new to this node. The call's start is announced even if it was connected to
     * another node before, because that connection may have failed before the announcement.
     */
    CallSession session(VoiceLine first) {
        MovableLine line = new MovableLine(first);
        Transfers transfers = config.transfer() == VoiceConfig.Transfer.END
                ? new HandBack(line, timers, config.transferWait())
                : Transfers.STAY;
        return new CallSession(
                new EventSequence(events.within(config.publishTimeout()), config.maxWaitingEvents()),
                new SpokenReplies(line, transfers, new Playback(speech::charactersPerSecond, nanos)),
                line,
                new RepeatedPrompt(config.duplicateWindow(), nanos),
                new AtomicBoolean(),
                new AtomicReference<>(() -> {}));
    }
}
