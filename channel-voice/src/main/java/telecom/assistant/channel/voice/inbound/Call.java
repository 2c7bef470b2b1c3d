package telecom.assistant.channel.voice.inbound;

import io.micrometer.core.instrument.MeterRegistry;
import io.smallrye.mutiny.Uni;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.jboss.logging.Logger;
import telecom.assistant.channel.PersonalData;
import telecom.assistant.channel.event.InboundEvent.DigitsPressed;
import telecom.assistant.channel.event.InboundEvent.FromChannel;
import telecom.assistant.channel.event.InboundEvent.LegClosed;
import telecom.assistant.channel.event.InboundEvent.LegOpened;
import telecom.assistant.channel.event.InboundEvent.ReplyInterrupted;
import telecom.assistant.channel.event.InboundEvent.SilenceDetected;
import telecom.assistant.channel.event.InboundEvent.UtteranceReceived;
import telecom.assistant.channel.event.OutboundEvent;
import telecom.assistant.channel.flow.DeliveryOutcome;
import telecom.assistant.channel.voice.config.VoiceConfig;
import telecom.assistant.channel.voice.delivery.CutReply;
import telecom.assistant.channel.voice.delivery.Speech;
import telecom.assistant.channel.voice.delivery.SpokenReply;
import telecom.assistant.channel.voice.delivery.VoiceLine;

/**
 * One live call on one connection. What the caller does becomes events, in the same order; what the engine says becomes
 * speech. A caller whose event cannot be published is asked to say it again. Safe for use by many threads; never
 * blocks.
 */
public final class Call {

    private static final Logger LOG = Logger.getLogger(Call.class);

    private final CallLeg leg;
    private final LegOpened opened;
    private final CallSession session;
    private final SilenceWatch silence;
    private final KeypadEntry keypad;
    private final Speech speech;
    private final MeterRegistry meters;
    private final AtomicLong number = new AtomicLong();
    private final AtomicBoolean announced = new AtomicBoolean();
    private volatile String language;

    Call(CallLeg leg, LegOpened opened, CallSession session, CallDependencies dependencies) {
        this.leg = leg;
        this.opened = opened;
        this.session = session;
        VoiceConfig config = dependencies.config();
        this.silence = new SilenceWatch(
                dependencies.timers(),
                config.silenceTimeout(),
                () -> publish(nextNumber(), new SilenceDetected(leg.route()), () -> {}));
        this.keypad = new KeypadEntry(
                dependencies.timers(),
                config.keypadPause(),
                keys -> publishNext(new DigitsPressed(leg.route(), PersonalData.mask(keys))));
        this.speech = dependencies.speech();
        this.meters = dependencies.meters();
        this.language = opened.language();
    }

    String id() {
        return leg.callId();
    }

    CallLeg leg() {
        return leg;
    }

    void open() {
        silence.callerHeard();
        announce(this::askAgain);
    }

    /** The caller said something; the language is null when the platform does not report one. */
    public void hear(String text, String spokenLanguage) {
        if (spokenLanguage != null) {
            language = spokenLanguage;
        }
        silence.callerHeard();
        keypad.end();
        publishNext(new UtteranceReceived(leg.route(), PersonalData.mask(text), spokenLanguage, 1));
    }

    /** The platform reports that it has played these words of our speech. */
    public void played(String words) {
        session.replies().played(words);
    }

    /** The caller pressed keys, which are published as one entry; see {@link KeypadEntry}. */
    public void press(String digits) {
        silence.callerHeard();
        keypad.press(digits);
    }

    /** The caller is in the middle of saying something. */
    public void callerSpeaking() {
        silence.callerHeard();
    }

    /**
     * Barge-in: the caller spoke over us. Nothing more of that reply goes out once this has returned.
     *
     * @param heardText the speech that was played last, as the platform reports it
     */
    public void bargeIn(String heardText, long heardMillis) {
        session.replies().bargeIn(heardText, heardMillis).ifPresent(this::publishCut);
        silence.callerHeard();
    }

    DeliveryOutcome deliver(OutboundEvent event) {
        DeliveryOutcome outcome = session.replies().deliver(event);
        if (outcome == DeliveryOutcome.DELIVERED) {
            silence.weSpoke();
        }
        return outcome;
    }

    /**
     * Publishes which replies the caller did not hear to their end, and then the end of the call. Does so whether or
     * not anybody subscribes to the result, which completes when the end is durable.
     */
    Uni<Void> close(String reason, Runnable onPublished) {
        silence.stop();
        keypad.end();
        publishCutReplies();
        LegClosed closed = new LegClosed(leg.route(), reason);
        Uni<Void> published = session.events()
                .publishLast(leg.envelope("closed", closed))
                .invoke(onPublished)
                .memoize()
                .indefinitely();
        follow(published, closed, () -> {});
        return published;
    }

    /** The state that the next connection of this call takes over. */
    CallSession session() {
        return session;
    }

    /** The session continues on another connection. This one is dropped, and the engine is not notified. */
    void moveTo(VoiceLine next) {
        silence.stop();
        keypad.end();
        session.replies().moved();
        session.line().moveTo(next);
    }

    /** Drops the connection of a call that is over. */
    void drop() {
        session.line().drop();
    }

    /**
     * Does nothing for a call that was handed back: it has ended only for us, and the platform still speaks what it has
     * received.
     */
    private void publishCutReplies() {
        if (session.line().isHandedBack()) {
            return;
        }
        for (CutReply cut : session.replies().cutNow()) {
            String known = session.replies().isPlaybackReported() ? "reported" : "estimated";
            meters.counter("assistant.voice.replies.cut", "known", known).increment();
            publishCut(cut);
        }
    }

    private void publishCut(CutReply cut) {
        SpokenReply reply = cut.reply();
        ReplyInterrupted interrupted = new ReplyInterrupted(
                leg.route(), reply.turn().conversation(), reply.turn().turn(), reply.id(), cut.heard(), cut.millis());
        publish(nextNumber(), interrupted, () -> {});
    }

    private void publishNext(FromChannel event) {
        announce(() -> {});
        publish(nextNumber(), event, this::askAgain);
    }

    /** Publishes the start of the call, unless that has been done. After a failure, the next event tries again. */
    private void announce(Runnable onFailure) {
        if (announced.compareAndSet(false, true)) {
            publish("opened", opened, () -> {
                announced.set(false);
                onFailure.run();
            });
        }
    }

    private String nextNumber() {
        return Long.toString(number.incrementAndGet());
    }

    private void publish(String name, FromChannel event, Runnable onFailure) {
        follow(session.events().publish(leg.envelope(name, event)), event, onFailure);
    }

    private void follow(Uni<Void> publication, FromChannel event, Runnable onFailure) {
        publication.subscribe().with(published -> {}, failure -> {
            String type = event.getClass().getSimpleName();
            meters.counter("assistant.voice.events.unpublished", "event", type).increment();
            LOG.warnf(
                    "event not published channel=voice leg=%s event=%s cause=%s",
                    leg.callId(), type, failure.getClass().getSimpleName());
            onFailure.run();
        });
    }

    private void askAgain() {
        session.replies().interject(speech.sayAgain(language), language);
    }
}
