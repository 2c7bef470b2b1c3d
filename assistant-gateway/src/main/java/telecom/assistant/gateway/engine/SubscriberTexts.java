package telecom.assistant.gateway.engine;

import io.smallrye.mutiny.Uni;
import java.util.UUID;
import telecom.assistant.channel.Route;
import telecom.assistant.channel.event.OutboundEvent;
import telecom.assistant.channel.event.OutboundEvent.NoticeKind;
import telecom.assistant.conversation.turn.Turn;
import telecom.assistant.gateway.tool.SmsToSubscriber;
import telecom.assistant.store.sms.OptOuts;

/**
 * Sends texts to the subscriber's own number through the SMS channel, which sends each id only once, and sends nothing
 * to a subscriber who has opted out.
 *
 * @param sentBefore how many texts earlier turns have sent
 * @param prefix precedes each text, such as the disclosure that an AI writes it; may be empty
 */
record SubscriberTexts(
        Outbox outbox, OptOuts optOuts, Turn turn, long epoch, Route route, int sentBefore, String prefix)
        implements SmsToSubscriber {

    @Override
    public Uni<Boolean> isOptedOut() {
        return optOuts.isOptedOut(turn.cause().subscriber(), route.serviceAddress());
    }

    @Override
    public Uni<Void> send(UUID id, String text) {
        return outbox.send(
                turn.cause(),
                new OutboundEvent.Notice(
                        route,
                        turn.conversation(),
                        epoch,
                        turn.number(),
                        id,
                        NoticeKind.TEXT_MESSAGE,
                        prefix + text,
                        turn.language()));
    }
}
