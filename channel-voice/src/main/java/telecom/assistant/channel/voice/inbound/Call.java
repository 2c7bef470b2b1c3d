package telecom.assistant.channel.voice.inbound;

import io.micrometer.core.instrument.MeterRegistry;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import org.jboss.logging.Logger;
import telecom.assistant.channel.Channel;
import telecom.assistant.channel.event.InboundEvent.DigitsPressed;
import telecom.assistant.channel.event.InboundEvent.FromChannel;
import telecom.assistant.channel.event.InboundEvent.LegAlive;
import telecom.assistant.channel.event.InboundEvent.LegClosed;
import telecom.assistant.channel.event.InboundEvent.LegOpened;
import telecom.assistant.channel.event.InboundEvent.ReplyInterrupted;
import telecom.assistant.channel.event.InboundEvent.SilenceDetected;
import telecom.assistant.channel.event.InboundEvent.UtteranceReceived;
import telecom.assistant.channel.event.OutboundEvent;
import telecom.assistant.channel.event.OutboundEvent.Notice;
import telecom.assistant.channel.event.OutboundEvent.NoticeKind;
import telecom.assistant.channel.event.OutboundEvent.ReplyCancelled;
import telecom.assistant.channel.event.OutboundEvent.ReplyCompleted;
import telecom.assistant.channel.event.OutboundEvent.TransferRequested;
import telecom.assistant.channel.flow.DeliveryOutcome;
import telecom.assistant.channel.limit.MessageLimits;
import telecom.assistant.channel.limit.Refusal;
import telecom.assistant.channel.personal.Masking;
import telecom.assistant.channel.voice.config.VoiceConfig;
import telecom.assistant.channel.voice.delivery.CutReply;
import telecom.assistant.channel.voice.delivery.ReplyTurn;
import telecom.assistant.channel.voice.delivery.Speech;
import telecom.assistant.channel.voice.delivery.SpokenReply;
import telecom.assistant.channel.voice.delivery.VoiceLine;

/**
 * One live call on one connection. What the caller does becomes events, in the same order; what the engine says becomes
 * speech. A caller whose event cannot be published is asked to say it again. When the connection breaks off, what the
 * engine says is held for the next one. Safe for use by many threads; never blocks.
 */
public final class Call {

    private static final Logger LOG = Logger.getLogger(Call.class);

    /** How much longer than estimated the platform may speak, while it reports that it does. */
    private static final Duration SPEAKING_SLACK = Duration.ofSeconds(30);

    /** Far more than the engine says within the time that a call waits for its next connection. */
    private static final int MOST_HELD = 512;

    private final CallLeg leg;
    private final LegOpened opened;
    private final CallSession session;
    private final SilenceWatch silence;
    private final KeypadEntry keypad;
    private final Speech speech;
    private final MeterRegistry meters;
    private final MessageLimits limits;
    private final Masking masking;
    private final NoiseWatch noise;
    private final VoiceConfig.Transfer transfer;
    private final AtomicLong number = new AtomicLong();
    private volatile String language;
    private List<OutboundEvent> held;
    private List<CutReply> cutByLoss = List.of();

    Call(CallLeg leg, LegOpened opened, CallSession session, CallDependencies dependencies) {
        this.leg = leg;
        this.opened = opened;
        this.session = session;
        VoiceConfig config = dependencies.config();
        this.silence = new SilenceWatch(
                dependencies.timers(),
                config.silenceTimeout(),
                config.silencePrompts(),
                () -> publish(nextNumber(), new SilenceDetected(leg.route()), () -> {}),
                this::sayGoodbye);
        this.noise = new NoiseWatch(config.noiseInterruptions(), session.line()::expectNoise);
        this.keypad = new KeypadEntry(
                dependencies.timers(),
                config.keypadPause(),
                keys -> publishWithinLimits(keys, new DigitsPressed(leg.route(), masked(keys))));
        this.transfer = config.transfer();
        this.speech = dependencies.speech();
        this.meters = dependencies.meters();
        this.limits = dependencies.limits();
        this.masking = dependencies.masking();
        this.language = opened.language();
    }

    String id() {
        return leg.callId();
    }

    /** Whether this is the call that is set up once more. */
    public boolean isOf(CallSetup setup) {
        return id().equals(setup.callId());
    }

    /** The language that the caller speaks (BCP 47). */
    String language() {
        return language;
    }

    CallLeg leg() {
        return leg;
    }

    void open() {
        silence.resume();
        announce(this::askAgain);
    }

    /** The caller said something; the language is null when the platform does not report one. */
    public void hear(String text, String spokenLanguage) {
        noise.words();
        if (!session.lastPrompt().isNew(text)) {
            meters.counter("assistant.voice.prompts.repeated").increment();
            return;
        }
        if (spokenLanguage != null) {
            language = spokenLanguage;
        }
        callerHeard();
        keypad.end();
        publishWithinLimits(text, new UtteranceReceived(leg.route(), masked(text), spokenLanguage, 1));
    }

    /** The platform reports that it has played these words of our speech. */
    public void played(String words) {
        session.replies().played(words);
    }

    /** The caller pressed keys, which are published as one entry; see {@link KeypadEntry}. */
    public void press(String digits) {
        callerHeard();
        keypad.press(digits);
    }

    /** The platform has begun to say what we sent, or has nothing left to say. */
    public void speaking(boolean begun) {
        silence.weSpoke(begun ? session.replies().remaining().plus(SPEAKING_SLACK) : Duration.ZERO);
    }

    /** The caller is in the middle of saying something. */
    public void callerSpeaking() {
        callerHeard();
    }

    /**
     * Barge-in: the caller spoke over us. Nothing more of that reply goes out once this has returned.
     *
     * @param heardText the speech that was played last, as the platform reports it
     */
    public void bargeIn(String heardText, long heardMillis) {
        session.replies().bargeIn(heardText, heardMillis).ifPresent(this::publishCut);
        noise.interrupted();
        callerHeard();
    }

    /** The caller may have said something that does not interrupt us, so the silence begins when we have finished. */
    private void callerHeard() {
        silence.callerHeard(session.replies().remaining());
    }

    /** Answers that this call lives, unless its connection is lost. */
    void reportAlive() {
        synchronized (this) {
            if (held != null) {
                return;
            }
        }
        publish(nextNumber(), new LegAlive(leg.route()), () -> {});
    }

    DeliveryOutcome deliver(OutboundEvent event) {
        synchronized (this) {
            if (held != null) {
                return hold(event);
            }
        }
        if (event instanceof ReplyCancelled cancelled) {
            session.replies().cancel(cancelled).ifPresent(this::publishCut);
            return DeliveryOutcome.DELIVERED;
        }
        DeliveryOutcome outcome = session.replies().deliver(event);
        if (outcome == DeliveryOutcome.DELIVERED) {
            watchSilenceAfter(event);
        }
        return outcome;
    }

    private DeliveryOutcome hold(OutboundEvent event) {
        if (held.size() >= MOST_HELD) {
            return DeliveryOutcome.NO_SUCH_LEG;
        }
        held.add(event);
        return DeliveryOutcome.DELIVERED;
    }

    /**
     * A caller who talks to an agent may be silent for as long as it takes, and so may one who is being handed back. One
     * who waits for an agent is told so now and then, which counts as no silence.
     */
    private void watchSilenceAfter(OutboundEvent event) {
        boolean leaves = event instanceof TransferRequested && transfer == VoiceConfig.Transfer.END;
        if (leaves || isNotice(event, NoticeKind.AGENT_JOINED)) {
            silence.pause();
        } else if (isNotice(event, NoticeKind.AGENT_LEFT)) {
            silence.resume();
        } else if (isNotice(event, NoticeKind.SILENCE)) {
            silence.asked();
        }
        silence.weSpoke(session.replies().remaining());
    }

    private static boolean isNotice(OutboundEvent event, NoticeKind kind) {
        return event instanceof Notice notice && notice.kind() == kind;
    }

    private void sayGoodbye() {
        hangUpAfter(speech.goodbye(language));
    }

    /** The call has lasted as long as it may. */
    void endTooLong() {
        hangUpAfter(speech.tooLong(language));
    }

    private void hangUpAfter(String words) {
        session.replies().interject(words, language);
        session.line().hangUp();
    }

    /** From now on, what the engine says is held. */
    synchronized void hold() {
        held = new ArrayList<>();
    }

    /** Says what an earlier connection of this call held, then what this one has, and holds nothing more. */
    synchronized void release(List<OutboundEvent> earlier) {
        List<OutboundEvent> since = takeHeld();
        earlier.forEach(this::deliver);
        since.forEach(this::deliver);
    }

    /** The connection broke off. Until the next one, what the engine says is held. */
    void suspend() {
        hold();
        silence.pause();
        keypad.end();
        cutByLoss = session.replies().cutNow();
    }

    /** What the engine has said since the connection broke off, for the next one. */
    private synchronized List<OutboundEvent> takeHeld() {
        List<OutboundEvent> taken = held == null ? new ArrayList<>() : held;
        held = null;
        return taken;
    }

    /** Whether something is being said, or about to be continued. */
    boolean isSpeaking() {
        return session.replies().isSpeaking();
    }

    /** Whether the platform connects this call again by itself if its connection is closed. */
    boolean reconnects() {
        return session.line().reconnects();
    }

    /**
     * This node shuts down. Publishes what the caller has not heard, but not the end of the call, because the platform
     * may connect it to another node; if it does not, its callback reports the end.
     */
    void leave() {
        stopTimers();
        publishCutReplies();
        session.line().leave();
    }

    /**
     * Publishes which replies the caller did not hear to their end, and then the end of the call. Does so whether or
     * not anybody subscribes to the result, which completes when the end is durable.
     *
     * @param reason why the call has ended, unless it was handed back
     */
    Uni<Void> close(String reason, Runnable onPublished) {
        stopTimers();
        publishCutReplies();
        LegClosed closed = new LegClosed(leg.route(), session.line().isHandedBack() ? LegClosed.HANDED_BACK : reason);
        Uni<Void> published = session.events()
                .publishLast(leg.envelope("closed", closed))
                .invoke(onPublished)
                .memoize()
                .indefinitely();
        follow(published, closed, () -> {});
        return published;
    }

    /** A timer that goes on would keep the call in memory until it fires. */
    private void stopTimers() {
        silence.pause();
        keypad.end();
        session.lengthLimit().get().cancel();
    }

    /** The state that the next connection of this call takes over. */
    CallSession session() {
        return session;
    }

    /**
     * The session continues on another connection. This one is dropped, and the engine is not notified.
     *
     * @return what the engine has said since this connection broke off
     */
    List<OutboundEvent> moveTo(VoiceLine next) {
        silence.pause();
        keypad.end();
        session.replies().moved();
        session.line().moveTo(next);
        return takeHeld();
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
        for (CutReply cut : cutReplies()) {
            String known = session.replies().isPlaybackReported() ? "reported" : "estimated";
            meters.counter("assistant.voice.replies.cut", "known", known).increment();
            publishCut(cut);
        }
    }

    private synchronized List<CutReply> cutReplies() {
        if (held == null) {
            return session.replies().cutNow();
        }
        Map<UUID, CutReply> cuts = new LinkedHashMap<>();
        cutByLoss.forEach(cut -> cuts.put(cut.reply().id(), cut));
        held.stream()
                .filter(ReplyCompleted.class::isInstance)
                .map(ReplyCompleted.class::cast)
                .filter(reply -> !session.replies().hasSaid(reply.replyId()))
                .forEach(reply -> cuts.putIfAbsent(reply.replyId(), unheard(reply)));
        return List.copyOf(cuts.values());
    }

    private static CutReply unheard(ReplyCompleted reply) {
        ReplyTurn turn = new ReplyTurn(reply.conversation(), reply.turn());
        return new CutReply(new SpokenReply(reply.replyId(), turn), "", 0);
    }

    private void publishCut(CutReply cut) {
        SpokenReply reply = cut.reply();
        ReplyInterrupted interrupted = new ReplyInterrupted(
                leg.route(), reply.turn().conversation(), reply.turn().turn(), reply.id(), cut.heard(), cut.millis());
        publish(nextNumber(), interrupted, () -> {});
    }

    private String masked(String message) {
        return masking.mask(Channel.VOICE, leg.callId(), message);
    }

    /** A caller who is beyond the limits is told so. */
    private void publishWithinLimits(String message, FromChannel event) {
        Optional<Refusal> refusal = limits.judge(Channel.VOICE, leg.subscriber(), message);
        if (refusal.isPresent()) {
            refusal.get().words().ifPresent(words -> session.replies().interject(words.in(language), language));
            return;
        }
        announce(() -> {});
        publish(nextNumber(), event, () -> {
            limits.notPassedOn(leg.subscriber(), message);
            askAgain();
        });
    }

    /** Publishes the start of the call, unless that has been done. After a failure, the next event tries again. */
    private void announce(Runnable onFailure) {
        if (session.announced().compareAndSet(false, true)) {
            publish("opened", opened, () -> {
                session.announced().set(false);
                onFailure.run();
            });
        }
    }

    private String nextNumber() {
        return Long.toString(number.incrementAndGet());
    }

    private void publish(String name, FromChannel event, Runnable onFailure) {
        follow(
                session.events()
                        .publish(leg.envelope(name, event)
                                .withShown(session.replies().shown())),
                event,
                onFailure);
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
