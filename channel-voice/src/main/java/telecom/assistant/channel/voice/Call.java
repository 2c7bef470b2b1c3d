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
import telecom.assistant.channel.voice.delivery.CutReply;
import telecom.assistant.channel.voice.delivery.Line;
import telecom.assistant.channel.voice.delivery.SpokenReply;

/**
 * One live call: what the caller does becomes events, in that order; what comes from the engine becomes speech. When an
 * event cannot be published, the caller is asked to say it again. Safe for use by many threads; never blocks.
 */
public final class Call {

    private static final Logger LOG = Logger.getLogger(Call.class);

    private final Leg leg;
    private final LegOpened opened;
    private final Dialogue dialogue;
    private final SilenceWatch silence;
    private final KeypadEntry keypad;
    private final Speech speech;
    private final VoiceMetrics metrics;
    private final AtomicLong number = new AtomicLong();
    private final AtomicBoolean announced = new AtomicBoolean();
    private volatile String language;

    Call(Leg leg, LegOpened opened, Dialogue dialogue, Equipment equipment) {
        this.leg = leg;
        this.opened = opened;
        this.dialogue = dialogue;
        this.silence = equipment.silenceWatch(this::reportSilence);
        this.keypad = equipment.keypadEntry(this::tellKeys);
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
        silence.callerHeard();
        keypad.end();
        tell(new UtteranceReceived(leg.route(), ResidentNumber.mask(text), spokenLanguage, 1));
    }

    /** The platform reports words of ours that it has played. */
    public void played(String words) {
        dialogue.replies().played(words);
    }

    /** The caller pressed keys; they are told together, see {@link KeypadEntry}. */
    public void press(String digits) {
        silence.callerHeard();
        keypad.press(digits);
    }

    /** The caller is speaking; nothing to act on yet. */
    public void notice() {
        silence.callerHeard();
    }

    /**
     * The caller spoke over us. On return nothing more of that reply goes out.
     *
     * @param heardText the speech that was played last, as the platform reports it
     */
    public void interrupt(String heardText, long heardMillis) {
        dialogue.replies().interrupt(heardText, heardMillis).ifPresent(this::tell);
        silence.callerHeard();
    }

    void deliver(OutboundEvent event) {
        if (dialogue.replies().deliver(event)) {
            silence.weSpoke();
        } else {
            metrics.dropped(VoiceMetrics.Drop.TOO_LATE);
        }
    }

    /**
     * Tells what the caller did not hear, and then the end, whether or not somebody waits for the result, which completes
     * when the end is durable.
     */
    Uni<Void> close(String reason, Runnable onTold) {
        silence.stop();
        keypad.end();
        tellCutReplies();
        LegClosed closed = new LegClosed(leg.route(), reason);
        Uni<Void> told = dialogue.events()
                .publishLast(leg.envelope("closed", closed))
                .invoke(onTold)
                .memoize()
                .indefinitely();
        follow(told, closed, () -> {});
        return told;
    }

    /** The dialogue, for another connection to go on with. */
    Dialogue dialogue() {
        return dialogue;
    }

    /** The dialogue goes on over another connection; this one is dropped without a word to the engine. */
    void moveTo(Line next) {
        silence.stop();
        keypad.end();
        dialogue.replies().moved();
        dialogue.line().moveTo(next);
    }

    /** Drops the connection of a call that is over. */
    void drop() {
        dialogue.line().drop();
    }

    /** A call that was given back has ended for us only: what the platform still speaks is heard. */
    private void tellCutReplies() {
        if (dialogue.line().isHandedBack()) {
            return;
        }
        for (CutReply cut : dialogue.replies().cutNow()) {
            metrics.cutByHangUp(dialogue.replies().isPlaybackReported());
            tell(cut);
        }
    }

    private void tell(CutReply cut) {
        SpokenReply reply = cut.reply();
        ReplyInterrupted interrupted = new ReplyInterrupted(
                leg.route(), reply.turn().conversation(), reply.turn().turn(), reply.id(), cut.heard(), cut.millis());
        publish(nextNumber(), interrupted, () -> {});
    }

    private void tellKeys(String keys) {
        tell(new DigitsPressed(leg.route(), ResidentNumber.mask(keys)));
    }

    private void tell(FromChannel event) {
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
        follow(dialogue.events().publish(leg.envelope(name, event)), event, onFailure);
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
        dialogue.replies().interject(speech.sayAgain(language), language);
    }
}
