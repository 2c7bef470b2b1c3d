package telecom.assistant.conversation.turn;

import java.time.Duration;
import java.util.List;
import telecom.assistant.channel.Route;
import telecom.assistant.channel.event.Envelope;
import telecom.assistant.channel.event.InboundEvent;
import telecom.assistant.channel.event.InboundEvent.FromChannel;
import telecom.assistant.channel.event.OutboundEvent;

/**
 * Keeps two live calls with one caller number apart: a switchboard has one number for everybody behind it, and a number
 * may be forged. The call that came first has the subscriber's conversation. Any other is a subscriber of its own, known
 * by its leg: its events go back to {@code assistant.inbound} under that key and without the number, so that it has no
 * memory, leaves nothing in the subscriber's history, and has the lowest assurance. Their order is kept.
 *
 * <p>A call that has not ended may live, or its node may have died without a report. One on which something has just
 * happened lives. Otherwise the newcomer is taken for the subscriber who calls again, and the node of the earlier call is
 * asked; if it answers that the call lives, the newcomer is the second call from then on. The answer arrives while the
 * newcomer is being greeted.
 */
final class SecondCallRules {

    /**
     * For how long after its last event a call certainly goes on. Nobody whose call has broken off, perhaps without a
     * report of its end, dials again sooner.
     */
    private static final Duration LIVE = Duration.ofSeconds(5);

    private final Step step;

    SecondCallRules(Step step) {
        this.step = step;
    }

    /** Whether the event belongs to a call besides the subscriber's; remembered until that call ends. */
    boolean isOfSecondCall(FromChannel event) {
        Route route = event.route();
        return step.rules().channels().of(route).greets()
                && isNumbered(route)
                && (step.memory().isSecondCall(route) || isBesideAnother(route));
    }

    /** What was forwarded already has no number. */
    private static boolean isNumbered(Route route) {
        return route.subscriberAddress() != null && route.subscriberAddress().startsWith("+");
    }

    private boolean isBesideAnother(Route route) {
        Conversation conversation = step.conversation();
        return conversation != null
                && !conversation.isOpen(route)
                && conversation.isLiveOn(route.channel(), step.now().minus(LIVE));
    }

    /** Asks about the other calls with this number that have not ended, when a call appears beside them. */
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

    /** The calls that are second to one that lives, as its node has answered. */
    List<Route> secondTo(Route alive) {
        return step.conversation().openLegsOn(alive.channel()).stream()
                .filter(leg -> !leg.leg().equals(alive.leg()))
                .filter(step.memory()::isDoubtfulCall)
                .toList();
    }

    /** From now on the second call has a lane of its own, and the conversation goes on with the one that lives. */
    void separate(Route second, Route alive) {
        Conversation conversation = step.conversation();
        step.memory().noteDoubtfulCall(second, false);
        step.memory().noteSecondCall(second, true);
        conversation.closeLeg(second, step.now());
        if (conversation.route().leg().equals(second.leg())) {
            conversation.heardOn(alive, conversation.language(), step.now(), true);
        }
    }

    /** Sends the event to the call's own lane. It keeps its id, so that a redelivery is forwarded as the same event. */
    void forward(Arrival arrival, FromChannel event) {
        step.settle(arrival);
        step.memory().noteSecondCall(event.route(), !(event instanceof InboundEvent.LegClosed));
        Envelope<?> from = arrival.envelope();
        Route own = new Route(
                event.route().channel(),
                event.route().leg(),
                null,
                event.route().serviceAddress(),
                event.route().partition());
        step.forward(new Envelope<>(
                from.id(),
                from.source(),
                from.time(),
                step.rules().legIds().apply(own),
                from.trace(),
                event.handle(new OnRoute(own)),
                from.shown()));
    }

    /** The same event on another route. */
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
