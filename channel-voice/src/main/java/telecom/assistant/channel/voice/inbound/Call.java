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
 * One live call on one connection. The caller's actions become events, in the same order, and the engine's output
 * becomes speech. If an event cannot be published, the caller is asked to repeat what was said. When the connection
 * breaks off, the engine's output is held for the next connection. Safe for use by many threads; never blocks.
 */
public final class Call {

    private static final Logger LOG = Logger.getLogger(Call.class);

    /** How much longer than estimated the platform may go on speaking after reporting that it has begun. */
    private static final Duration SPEAKING_SLACK = Duration.ofSeconds(30);

    /** Far more events than the engine sends while a call waits for its next connection. */
    private static final int MAX_HELD = 512;

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
        this.noise = new NoiseWatch(config.noiseInterruptions(), session.line()::requireClearSpeech);
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

    /** Whether this setup, which the platform has sent, is for this call. */
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
        publishStart(this::askAgain);
    }

    /** Handles an utterance of the caller; the language is null when the platform does not report one. */
    public void hear(String text, String spokenLanguage) {
        noise.callerSpoke();
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

    /** Records that the platform has played this part of our speech. */
    public void played(String text) {
        session.replies().played(text);
    }

    /** Handles keys that the caller pressed. They are published as one entry; see {@link KeypadEntry}. */
    public void press(String digits) {
        callerHeard();
        keypad.press(digits);
    }

    /** Notes that the platform has begun to speak, or has nothing left to say. */
    public void platformSpeaking(boolean begun) {
        silence.weSpoke(begun ? session.replies().remaining().plus(SPEAKING_SLACK) : Duration.ZERO);
    }

    /** Notes that the caller is speaking. */
    public void callerSpeaking() {
        callerHeard();
    }

    /**
     * Handles a barge-in: the caller spoke over us. Once this has returned, no more of that reply goes out.
     *
     * @param heardText the last stretch of speech that was played, as the platform reports it
     */
    public void bargeIn(String heardText, long heardMillis) {
        session.replies().bargeIn(heardText, heardMillis).ifPresent(this::publishCut);
        noise.interrupted();
        callerHeard();
    }

    /** The caller may have spoken without interrupting us, so the silence is counted from the end of our speech. */
    private void callerHeard() {
        silence.callerHeard(session.replies().remaining());
    }

    /** Reports that this call is alive, unless its connection is lost. */
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
        if (held.size() >= MAX_HELD) {
            return DeliveryOutcome.NO_SUCH_LEG;
        }
        held.add(event);
        return DeliveryOutcome.DELIVERED;
    }

    /**
     * A caller who is talking to an agent may be silent for any length of time, and so may one who is being handed
     * back. A caller who is waiting for an agent hears hold notices, which do not count as prompts.
     */
    private void watchSilenceAfter(OutboundEvent event) {
        boolean leaves = event instanceof TransferRequested && transfer == VoiceConfig.Transfer.END;
        if (leaves || isNotice(event, NoticeKind.AGENT_JOINED)) {
            silence.pause();
        } else if (isNotice(event, NoticeKind.AGENT_LEFT)) {
            silence.resume();
        } else if (isNotice(event, NoticeKind.SILENCE)) {
            silence.prompted();
        }
        silence.weSpoke(session.replies().remaining());
    }

    private static boolean isNotice(OutboundEvent event, NoticeKind kind) {
        return event instanceof Notice notice && notice.kind() == kind;
    }

    private void sayGoodbye() {
        hangUpAfter(speech.goodbye(language));
    }

    /** Ends the call because it has reached its longest duration. */
    void endTooLong() {
        hangUpAfter(speech.tooLong(language));
    }

    private void hangUpAfter(String text) {
        session.replies().interject(text, language);
        session.line().hangUp();
    }

    /** Holds the engine's output from now on. */
    synchronized void hold() {
        held = new ArrayList<>();
    }

    /**
     * Delivers the events held by an earlier connection of this call, then those held by this one, and stops holding.
     */
    synchronized void release(List<OutboundEvent> earlier) {
        List<OutboundEvent> since = takeHeld();
        earlier.forEach(this::deliver);
        since.forEach(this::deliver);
    }

    /** Holds the engine's output until the next connection, because this one broke off. */
    void suspend() {
        hold();
        silence.pause();
        keypad.end();
        cutByLoss = session.replies().cutIfEndedNow();
    }

    /** Takes the events held since the connection broke off. */
    private synchronized List<OutboundEvent> takeHeld() {
        List<OutboundEvent> taken = held == null ? new ArrayList<>() : held;
        held = null;
        return taken;
    }

    /** Whether something is being said, or an utterance is not complete yet. */
    boolean isSpeaking() {
        return session.replies().isSpeaking();
    }

    /** Whether the platform reconnects this call itself if its connection is closed. */
    boolean reconnects() {
        return session.line().reconnects();
    }

    /**
     * Closes the connection because this node is shutting down. Publishes which replies the caller has not heard to
     * their end, but not the end of the call, because the platform may connect it to another node; if it does not, its
     * callback reports the end.
     */
    void leave() {
        stopTimers();
        publishCutReplies();
        session.line().leave();
    }

    /**
     * Publishes which replies the caller did not hear to their end, and then the end of the call. This happens whether
     * or not the result is subscribed to; the result completes when the end is durable.
     *
     * @param reason why the call has ended; not used if it was handed back
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

    /** A running timer would keep the call in memory until it fires. */
    private void stopTimers() {
        silence.pause();
        keypad.end();
        session.lengthLimit().get().cancel();
    }

    /** The state that passes to the next connection of this call. */
    CallSession session() {
        return session;
    }

    /**
     * Moves the session to another connection. This one is dropped, without notifying the engine.
     *
     * @return the events held since this connection broke off
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
     * Does nothing for a call that was handed back: only our part of it has ended, and the platform still speaks what
     * it has received.
     */
    private void publishCutReplies() {
        if (session.line().isHandedBack()) {
            return;
        }
        for (CutReply cut : cutReplies()) {
            String basis = session.replies().isPlaybackReported() ? "reported" : "estimated";
            meters.counter("assistant.voice.replies.cut", "known", basis).increment();
            publishCut(cut);
        }
    }

    private synchronized List<CutReply> cutReplies() {
        if (held == null) {
            return session.replies().cutIfEndedNow();
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

    /** Publishes the event unless the caller has exceeded the limits; then the caller hears an explanation instead. */
    private void publishWithinLimits(String message, FromChannel event) {
        Optional<Refusal> refusal = limits.judge(Channel.VOICE, leg.subscriber(), message);
        if (refusal.isPresent()) {
            refusal.get().explanation().ifPresent(text -> session.replies().interject(text.in(language), language));
            return;
        }
        publishStart(() -> {});
        publish(nextNumber(), event, () -> {
            limits.takeBack(leg.subscriber(), message);
            askAgain();
        });
    }

    /** Publishes the start of the call, unless this has been done. After a failure, the next event tries again. */
    private void publishStart(Runnable onFailure) {
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
