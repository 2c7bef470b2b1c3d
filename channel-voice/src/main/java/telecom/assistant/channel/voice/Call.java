package telecom.assistant.channel.voice;

import io.smallrye.mutiny.Uni;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.jboss.logging.Logger;
import telecom.assistant.channel.ResidentNumber;
import telecom.assistant.channel.event.InboundEvent.DigitsPressed;
import telecom.assistant.channel.event.InboundEvent.FromChannel;
import telecom.assistant.channel.event.InboundEvent.LegClosed;
import telecom.assistant.channel.event.InboundEvent.LegOpened;
import telecom.assistant.channel.event.InboundEvent.ReplyInterrupted;
import telecom.assistant.channel.event.InboundEvent.SilenceDetected;
import telecom.assistant.channel.event.InboundEvent.UtteranceReceived;
import telecom.assistant.channel.event.OutboundEvent;
import telecom.assistant.channel.voice.delivery.Line;
import telecom.assistant.channel.voice.delivery.SpokenReplies;

/**
 * One live call: what the caller does becomes events, in that order; what comes from the engine becomes speech. When an
 * event cannot be published, the caller is asked to say it again. Safe for use by many threads; never blocks.
 */
public final class Call {

    private static final Logger LOG = Logger.getLogger(Call.class);

    private final Leg leg;
    private final LegOpened opened;
    private final Line line;
    private final EventSequence events;
    private final SpokenReplies replies;
    private final SilenceWatch silence;
    private final Speech speech;
    private final VoiceMetrics metrics;
    private final AtomicLong number = new AtomicLong();
    private final AtomicBoolean announced = new AtomicBoolean();
    private volatile String language;

    Call(Leg leg, LegOpened opened, Line line, Equipment equipment) {
        this.leg = leg;
        this.opened = opened;
        this.line = line;
        this.events = equipment.eventSequence();
        this.replies = equipment.spokenReplies(line);
        this.silence = equipment.silenceWatch(this::reportSilence);
        this.speech = equipment.speech();
        this.metrics = equipment.metrics();
        this.language = opened.language();
    }

    String id() {
        return leg.callId();
    }

    void open() {
        silence.callerHeard();
        announce(this::askAgain);
    }

    /** The caller said something; the language is null when the platform does not say. */
    public void hear(String text, String spokenLanguage) {
        if (spokenLanguage != null) {
            language = spokenLanguage;
        }
        take(new UtteranceReceived(leg.route(), ResidentNumber.mask(text), spokenLanguage, 1));
    }

    /** The caller pressed keys. */
    public void press(String digits) {
        take(new DigitsPressed(leg.route(), digits));
    }

    /** The caller is speaking; nothing to act on yet. */
    public void notice() {
        silence.callerHeard();
    }

    /** The caller spoke over us, having heard this much. On return nothing more of that reply goes out. */
    public void interrupt(String heardText, long heardMillis) {
        replies.interrupt()
                .ifPresent(said -> publish(
                        nextNumber(),
                        new ReplyInterrupted(leg.route(), said.conversation(), said.turn(), heardText, heardMillis),
                        () -> {}));
        silence.callerHeard();
    }

    void deliver(OutboundEvent event) {
        if (replies.deliver(event)) {
            silence.weSpoke();
        } else {
            metrics.dropped(VoiceMetrics.Drop.TOO_LATE);
        }
    }

    void close(String reason) {
        silence.stop();
        LegClosed closed = new LegClosed(leg.route(), reason);
        follow(events.publishLast(leg.envelope("closed", closed)), closed, () -> {});
    }

    /** Ends the connection without a word to the engine. */
    void drop() {
        silence.stop();
        line.drop();
    }

    private void take(FromChannel event) {
        silence.callerHeard();
        announce(() -> {});
        publish(nextNumber(), event, this::askAgain);
    }

    /** Tells that the call began, and tells it again before the next event when that has failed. */
    private void announce(Runnable onFailure) {
        if (announced.compareAndSet(false, true)) {
            publish("opened", opened, () -> {
                announced.set(false);
                onFailure.run();
            });
        }
    }

    private void reportSilence() {
        publish(nextNumber(), new SilenceDetected(leg.route()), () -> {});
    }

    private String nextNumber() {
        return Long.toString(number.incrementAndGet());
    }

    private void publish(String name, FromChannel event, Runnable onFailure) {
        follow(events.publish(leg.envelope(name, event)), event, onFailure);
    }

    private void follow(Uni<Void> publication, FromChannel event, Runnable onFailure) {
        publication.subscribe().with(published -> {}, failure -> {
            String type = event.getClass().getSimpleName();
            metrics.unpublished(type);
            LOG.warnf(
                    "event not published channel=voice leg=%s event=%s cause=%s",
                    leg.callId(), type, failure.getClass().getSimpleName());
            onFailure.run();
        });
    }

    private void askAgain() {
        replies.interject(speech.sayAgain(language), language);
    }
}
