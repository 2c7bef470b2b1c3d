package telecom.assistant.channel.voice.inbound;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;
import telecom.assistant.channel.event.EventSink;
import telecom.assistant.channel.event.InboundEvent.LegClosed;
import telecom.assistant.channel.event.InboundEvent.LegOpened;
import telecom.assistant.channel.event.OutboundEvent;
import telecom.assistant.channel.event.OutboundEvent.LegQueried;
import telecom.assistant.channel.flow.DeliveryOutcome;
import telecom.assistant.channel.flow.RecentIds;
import telecom.assistant.channel.flow.Timers;
import telecom.assistant.channel.limit.MessageLimits;
import telecom.assistant.channel.personal.Masking;
import telecom.assistant.channel.voice.config.VoiceConfig;
import telecom.assistant.channel.voice.delivery.Speech;
import telecom.assistant.channel.voice.delivery.VoiceLine;

/**
 * The live calls on this node, up to a limit. A call has one connection at a time. The end of a call is published when
 * its connection ends or when the platform's callback arrives, whichever comes first; the later of the two publishes it
 * only if the earlier one failed to. Safe for use by many threads.
 */
@ApplicationScoped
public class Calls {

    private static final Logger LOG = Logger.getLogger(Calls.class);

    /** How many ended calls are remembered. The callback arrives within seconds of the end of a connection. */
    private static final int REMEMBERED_ENDS = 4096;

    private static final Duration ANSWER_DELAY = Duration.ofMillis(300);

    private static final Duration LEAVING_CHECK_INTERVAL = Duration.ofMillis(100);

    private final Map<String, Call> live = new ConcurrentHashMap<>();
    private final RecentIds<String> ended = new RecentIds<>(REMEMBERED_ENDS);
    private final CallLegs legs;
    private final CallNonces nonces;
    private final CallDependencies dependencies;
    private boolean leaving;

    @Inject
    Calls(
            CallLegs legs,
            CallNonces nonces,
            VoiceConfig config,
            Speech speech,
            MeterRegistry meters,
            EventSink events,
            Timers timers,
            MessageLimits limits,
            Masking masking) {
        this(
                legs,
                nonces,
                new CallDependencies(config, speech, meters, timers, System::nanoTime, events, limits, masking));
    }

    Calls(CallLegs legs, CallNonces nonces, CallDependencies dependencies) {
        this.legs = legs;
        this.nonces = nonces;
        this.dependencies = dependencies;
        dependencies.meters().gaugeMapSize("assistant.voice.calls", Tags.empty(), live);
    }

    /**
     * Accepts a call that the platform has connected. If the call has an older connection here, it moves to the new
     * one, and the older one is dropped; the engine is not notified, because nothing has changed for it.
     *
     * @throws RefusedCallException when the connection cannot prove that it belongs to this caller's call
     * @throws TooManyCallsException when the node has reached its limit
     * @throws ShuttingDownException when the node is shutting down
     */
    public Call open(CallSetup setup, VoiceLine line) {
        CallLeg leg = legs.of(setup).onNewConnection();
        String language = Optional.ofNullable(setup.language()).orElseGet(dependencies.speech()::defaultLanguage);
        LegOpened opened = new LegOpened(leg.route(), language, setup.name());
        Call call = enter(setup, leg, opened, line);
        ended.remove(call.id());
        call.open();
        LOG.infof("call opened channel=voice leg=%s", call.id());
        return call;
    }

    /** Delivers an event to its call, if the call is still on this node. */
    public DeliveryOutcome deliver(OutboundEvent event) {
        if (event instanceof LegQueried query) {
            // The delay gives a connection that is being lost at this moment time to be recognised as lost.
            dependencies
                    .timers()
                    .schedule(ANSWER_DELAY, () -> find(query.route().leg()).ifPresent(Call::reportAlive));
            return DeliveryOutcome.DELIVERED;
        }
        return find(event.route().leg()).map(call -> call.deliver(event)).orElse(DeliveryOutcome.NO_SUCH_LEG);
    }

    Optional<Call> find(String callId) {
        return Optional.ofNullable(live.get(callId));
    }

    /** Synchronized, so that the limit holds and each connection takes over from exactly one other. */
    private synchronized Call enter(CallSetup setup, CallLeg leg, LegOpened opened, VoiceLine line) {
        if (leaving) {
            throw new ShuttingDownException();
        }
        Call previous = live.get(leg.callId());
        if (previous != null && leg.hasDifferentNumberFrom(previous.leg())) {
            throw new RefusedCallException("the call belongs to another number (expected: the caller's own call)");
        }
        int limit = dependencies.config().maxCalls();
        if (previous == null && live.size() >= limit) {
            dependencies.meters().counter("assistant.voice.calls.refused").increment();
            throw new TooManyCallsException(limit);
        }
        nonces.admit(setup);
        CallSession session = previous == null ? dependencies.session(line) : previous.session();
        Call call = new Call(leg, opened, session, dependencies);
        if (previous == null) {
            // Set before the call can end, because its end stops the timer.
            limitLength(call);
            live.put(call.id(), call);
            return call;
        }
        session.lastPrompt().reconnected();
        call.hold();
        // The older connection is dropped only after this, so that its end is not mistaken for the end of the call.
        live.put(call.id(), call);
        call.release(previous.moveTo(line));
        return call;
    }

    /** Schedules the end of a call that lasts too long, whatever connection it is on by then. */
    private void limitLength(Call first) {
        Duration longest = dependencies.config().longestCall();
        if (!longest.isZero()) {
            first.session().lengthLimit().set(dependencies.timers().schedule(longest, () -> find(first.id())
                    .filter(call -> call.session().equals(first.session()))
                    .ifPresent(Call::endTooLong)));
        }
    }

    /**
     * Handles a connection that broke off: the call waits for its next connection, and ends if none comes in time. Does
     * nothing when the call has already moved to another connection.
     */
    public void lose(Call call, String reason) {
        if (live.get(call.id()) == call) {
            LOG.infof("call lost its connection channel=voice leg=%s reason=%s", call.id(), reason);
            call.suspend();
            dependencies.timers().schedule(dependencies.config().reconnectGrace(), () -> close(call, reason));
        }
    }

    /** Whether this node has reached its limit of calls. */
    public boolean isFull() {
        return live.size() >= dependencies.config().maxCalls();
    }

    /** The language of a call (BCP 47); empty when the call is not on this node. */
    public Optional<String> language(String callId) {
        return find(callId).map(Call::language);
    }

    /**
     * Prepares for shutdown: accepts no more calls, lets each call finish what is being said, and then closes it so
     * that the platform connects it elsewhere. Calls that their platform cannot reconnect continue to their end.
     * Completes when all are closed; calls that are left after the configured times are closed in mid-sentence.
     */
    public Uni<Void> leave() {
        synchronized (this) {
            leaving = true;
        }
        Map<Boolean, List<Call>> callsByReconnect =
                live.values().stream().collect(Collectors.partitioningBy(Call::reconnects));
        Uni<Void> moved =
                leave(callsByReconnect.get(true), dependencies.config().drainTimeout());
        Uni<Void> ended =
                leave(callsByReconnect.get(false), dependencies.config().drainTimeoutWithoutReconnect());
        return Uni.join().all(moved, ended).andCollectFailures().replaceWithVoid();
    }

    private Uni<Void> leave(List<Call> calls, Duration longest) {
        return calls.isEmpty()
                ? Uni.createFrom().voidItem()
                : Uni.join()
                        .all(calls.stream().map(this::leaveWhenFinished).toList())
                        .andCollectFailures()
                        .replaceWithVoid()
                        .ifNoItem()
                        .after(longest)
                        .recoverWithItem((Void) null)
                        .onItem()
                        .invoke(() -> calls.forEach(this::leave));
    }

    private Uni<Void> leaveWhenFinished(Call call) {
        return Uni.createFrom().deferred(() -> {
            boolean here = live.get(call.id()) == call;
            if (here && (call.isSpeaking() || !call.reconnects())) {
                return dependencies.timers().after(LEAVING_CHECK_INTERVAL).chain(() -> leaveWhenFinished(call));
            }
            leave(call);
            return Uni.createFrom().voidItem();
        });
    }

    private void leave(Call call) {
        if (live.remove(call.id(), call)) {
            nonces.lost(call.id());
            LOG.infof("call left to another node channel=voice leg=%s", call.id());
            call.leave();
        }
    }

    /**
     * Ends a call whose connection is gone. Does nothing when the call has moved to another connection. The end is
     * published whether or not the result is subscribed to; the result completes when the end is durable.
     */
    public Uni<Void> close(Call call, String reason) {
        if (!live.remove(call.id(), call)) {
            return Uni.createFrom().voidItem();
        }
        nonces.lost(call.id());
        LOG.infof("call ended channel=voice leg=%s reason=%s", call.id(), reason);
        return call.close(reason, () -> ended.add(call.id()));
    }

    /**
     * Ends a call whose connection the platform has closed in an orderly way, so that the call will not be reconnected.
     */
    public Uni<Void> end(Call call, String reason) {
        if (live.get(call.id()) == call) {
            nonces.ended(call.id());
        }
        return close(call, reason);
    }

    /**
     * Ends a call that the platform's callback reports as over. Publishes the end unless this has already happened: the
     * connection may still be open, or its node may be gone. Completes when the end is durable, and fails when that
     * takes too long.
     */
    public Uni<Void> close(CallSetup setup, String reason) {
        nonces.ended(setup.callId());
        return publishEnd(setup, reason)
                .ifNoItem()
                .after(dependencies.config().publishTimeout())
                .fail();
    }

    private Uni<Void> publishEnd(CallSetup setup, String reason) {
        Call call = live.get(setup.callId());
        if (call != null) {
            Uni<Void> published = close(call, reason);
            call.drop();
            return published;
        }
        if (ended.contains(setup.callId())) {
            return Uni.createFrom().voidItem();
        }
        CallLeg leg = legs.of(setup);
        return dependencies
                .events()
                .publish(leg.envelope("closed", new LegClosed(leg.route(), reason)))
                .invoke(() -> ended.add(setup.callId()));
    }

    /** The node is shutting down. */
    public static final class ShuttingDownException extends RuntimeException {

        private static final long serialVersionUID = 1L;

        ShuttingDownException() {
            super("node is shutting down", null, false, false);
        }
    }

    /** The node has reached its limit of calls. */
    public static final class TooManyCallsException extends RuntimeException {

        private static final long serialVersionUID = 1L;

        TooManyCallsException(int limit) {
            super("calls on this node: " + limit + " (expected: fewer; raise assistant.voice.max-calls)");
        }
    }
}
