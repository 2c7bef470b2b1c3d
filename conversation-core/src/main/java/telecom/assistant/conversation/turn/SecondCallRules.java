package telecom.assistant.conversation.turn;

import java.time.Duration;
import java.util.List;
import telecom.assistant.channel.Route;
import telecom.assistant.channel.event.Envelope;
import telecom.assistant.channel.event.InboundEvent;
import telecom.assistant.channel.event.InboundEvent.FromChannel;
import telecom.assistant.channel.event.OutboundEvent;

/**
 * Keeps two simultaneous calls with the same caller number apart: everybody behind a switchboard has the same number,
 * and a number may be forged. The first call has the subscriber's conversation. Any other call is treated as a
 * subscriber of its own, identified by its leg: its events go back to {@code assistant.inbound} under that key and
 * without the number, in the same order. So the second call has no memory, leaves nothing in the subscriber's history,
 * and has the lowest assurance.
 *
 * <p>A call whose end was not reported may still be alive, or its node may have died. If something has just happened on
 * it, it is alive. Otherwise the new call is assumed to be the subscriber calling again, and the node of the earlier
 * call is asked. If that node answers that the earlier call is alive, the new call counts as the second one from then
 * on. The answer arrives while the new caller is being greeted.
 */
final class SecondCallRules {

    /**
     * How long after its last event a call certainly counts as alive. A caller whose call has broken off, even without
     * a report of its end, needs longer than this to dial again.
     */
    private static final Duration LIVE_WINDOW = Duration.ofSeconds(5);

    private final Step step;

    SecondCallRules(Step step) {
        this.step = step;
    }

    /**
     * Whether the event belongs to a second call with the subscriber's number. This is remembered until that call ends.
     */
    boolean isOfSecondCall(FromChannel event) {
        Route route = event.route();
        return step.rules().channels().of(route).greets()
                && isNumbered(route)
                && (step.memory().isSecondCall(route) || isBesideAnother(route));
    }

    /** Whether the route has a phone number. Forwarded events have none. */
    private static boolean isNumbered(Route route) {
        return route.subscriberAddress() != null && route.subscriberAddress().startsWith("+");
    }

    private boolean isBesideAnother(Route route) {
        Conversation conversation = step.conversation();
        return conversation != null
                && !conversation.isOpen(route)
                && conversation.isLiveOn(route.channel(), step.now().minus(LIVE_WINDOW));
    }

    /**
     * When a call with the same number appears, asks whether the subscriber's earlier calls that have not ended are
     * alive.
     */
    void askAboutOthers(Arrival arrival, FromChannel event) {
        Conversation conversation = step.conversation();
        Route route = event.route();
        if (conversation == null
                || event instanceof InboundEvent.LegClosed
                || !step.rules().channels().of(route).greets()
                || !isNumbered(route)
                || conversation.isOpen(route)) {
            return;
        }
        for (Route other : conversation.openLegsOn(route.channel())) {
            step.memory().noteDoubtfulCall(route, true);
            step.publish(
                    arrival.envelope(),
                    new OutboundEvent.LegQueried(other, conversation.id(), conversation.epoch(), conversation.turn()));
        }
    }

    /** The calls that turn out to be second calls, now that a node has reported the earlier one alive. */
    List<Route> secondCallsBeside(Route alive) {
        return step.conversation().openLegsOn(alive.channel()).stream()
                .filter(leg -> !leg.leg().equals(alive.leg()))
                .filter(step.memory()::isDoubtfulCall)
                .toList();
    }

    /** Gives the second call a lane of its own from now on; the conversation continues with the call that is alive. */
    void separate(Route second, Route alive) {
        Conversation conversation = step.conversation();
        step.memory().noteDoubtfulCall(second, false);
        step.memory().noteSecondCall(second, true);
        conversation.closeLeg(second, step.now());
        if (conversation.route().leg().equals(second.leg())) {
            conversation.noteHeardOn(alive, conversation.language(), step.now(), true);
        }
    }

    /**
     * Forwards an event to the second call's own lane. It keeps its id, so that a redelivery is forwarded as the same
     * event.
     */
    void forward(Arrival arrival, FromChannel event) {
        step.settle(arrival);
        step.memory().noteSecondCall(event.route(), !(event instanceof InboundEvent.LegClosed));
        Envelope<?> original = arrival.envelope();
        Route ownRoute = new Route(
                event.route().channel(),
                event.route().leg(),
                null,
                event.route().serviceAddress(),
                event.route().partition());
        step.forward(new Envelope<>(
                original.id(),
                original.source(),
                original.time(),
                step.rules().legIds().apply(ownRoute),
                original.trace(),
                event.handle(new OnRoute(ownRoute)),
                original.shown()));
    }

    /** Copies an event to another route. */
    private record OnRoute(Route route) implements FromChannel.Handler<FromChannel> {

        @Override
        public FromChannel on(InboundEvent.LegOpened event) {
            return new InboundEvent.LegOpened(route, event.language(), null);
        }

        @Override
        public FromChannel on(InboundEvent.LegClosed event) {
            return new InboundEvent.LegClosed(route, event.reason());
        }

        @Override
        public FromChannel on(InboundEvent.LegAlive event) {
            return new InboundEvent.LegAlive(route);
        }

        @Override
        public FromChannel on(InboundEvent.UtteranceReceived event) {
            return new InboundEvent.UtteranceReceived(route, event.text(), event.language(), event.confidence());
        }

        @Override
        public FromChannel on(InboundEvent.DigitsPressed event) {
            return new InboundEvent.DigitsPressed(route, event.digits());
        }

        @Override
        public FromChannel on(InboundEvent.SilenceDetected event) {
            return new InboundEvent.SilenceDetected(route);
        }

        @Override
        public FromChannel on(InboundEvent.ReplyInterrupted event) {
            return new InboundEvent.ReplyInterrupted(
                    route, event.conversation(), event.turn(), event.replyId(), event.heardText(), event.heardMillis());
        }

        @Override
        public FromChannel on(InboundEvent.DeliveryReported event) {
            return new InboundEvent.DeliveryReported(
                    route,
                    event.conversation(),
                    event.turn(),
                    event.replyId(),
                    event.status(),
                    event.reason(),
                    event.detail());
        }

        @Override
        public FromChannel on(InboundEvent.ConsentChanged event) {
            return new InboundEvent.ConsentChanged(route, event.granted());
        }
    }
}
