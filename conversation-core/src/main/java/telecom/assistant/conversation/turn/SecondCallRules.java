package telecom.assistant.conversation.turn;

import java.time.Duration;
import telecom.assistant.channel.Route;
import telecom.assistant.channel.event.Envelope;
import telecom.assistant.channel.event.InboundEvent;
import telecom.assistant.channel.event.InboundEvent.FromChannel;

/**
 * Keeps two live calls with one caller number apart: a switchboard has one number for everybody behind it, and a number
 * may be forged. The call that came first has the subscriber's conversation. Any other is a subscriber of its own, known
 * by its leg: its events go back to {@code assistant.inbound} under that key and without the number, so that it has no
 * memory, leaves nothing in the subscriber's history, and has the lowest assurance. Their order is kept.
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
