package telecom.assistant.gateway.engine;

import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.util.List;
import org.jboss.logging.Logger;
import telecom.assistant.channel.Ids;
import telecom.assistant.channel.event.DeskEvent;
import telecom.assistant.channel.event.Envelope;
import telecom.assistant.channel.event.InboundEvent;
import telecom.assistant.channel.event.OutboundEvent.NoticeKind;
import telecom.assistant.gateway.reply.Phrases;
import telecom.assistant.store.conversation.Mode;
import telecom.assistant.store.conversation.SubscriberRecord;

/** The steps that the operation asks for: a conversation ends by itself, a subscriber consents or is erased. */
final class OperationSteps {

    private static final Logger LOG = Logger.getLogger(OperationSteps.class);

    private final EngineServices services;
    private final ConversationLane lane;
    private final TurnSteps turns;
    private final ReplySteps replies;
    private final Suggestions suggestions;

    OperationSteps(
            EngineServices services,
            ConversationLane lane,
            TurnSteps turns,
            ReplySteps replies,
            Suggestions suggestions) {
        this.services = services;
        this.lane = lane;
        this.turns = turns;
        this.replies = replies;
        this.suggestions = suggestions;
    }

    /** Takes an event of the operation and settles it when its outcome is durable. */
    Uni<Void> handle(Arrival arrival, InboundEvent.FromOperations event) {
        Envelope<?> cause = arrival.envelope();
        return step(cause, event).invoke(arrival::done);
    }

    private Uni<Void> step(Envelope<?> cause, InboundEvent.FromOperations event) {
        if (event instanceof InboundEvent.ConversationLapsed lapsed) {
            return lapse(cause, lapsed);
        }
        return event instanceof InboundEvent.ConsentRecorded recorded ? keep(cause, recorded) : erase(cause);
    }

    /** The time of the event counts: what was said before it is not consented to. */
    private Uni<Void> keep(Envelope<?> cause, InboundEvent.ConsentRecorded recorded) {
        SubscriberRecord known = lane.subscriber();
        SubscriberRecord who = known != null
                ? known
                : new SubscriberRecord(
                        cause.subscriber(), null, null, services.subscribers().defaultLanguage());
        return recorded.granted()
                ? services.consents().give(who, recorded.scope(), cause.time())
                : services.consents().withdraw(cause.subscriber(), recorded.scope());
    }

    private Uni<Void> lapse(Envelope<?> cause, InboundEvent.ConversationLapsed lapsed) {
        Conversation conversation = lane.conversation();
        if (conversation == null || !conversation.id().equals(lapsed.conversation()) || turns.isBusy()) {
            return Uni.createFrom().voidItem();
        }
        Instant now = cause.time();
        EngineConfig config = services.config();
        if (conversation.isOver(config.conversationIdle(), now)) {
            return lane.close(cause);
        }
        if (conversation.mode() instanceof Mode.Waiting waiting
                && waiting.handoff().since().plus(config.agentPatience()).isBefore(now)) {
            return giveUpWaiting(conversation, cause);
        }
        if (conversation.mode() instanceof Mode.Attended
                && conversation.lastAt().plus(config.attendedIdle()).isBefore(now)) {
            return suggestions.withdraw(conversation, cause).chain(() -> lane.close(cause));
        }
        return Uni.createFrom().voidItem();
    }

    /** Nobody came: the assistant says so, and is there again. */
    private Uni<Void> giveUpWaiting(Conversation conversation, Envelope<?> cause) {
        LOG.infof("nobody came for a subscriber who waited conversation=%s", conversation.id());
        conversation.handBack();
        conversation.beginTurn();
        String text = Phrases.in(conversation.language(), services.phrases().noAgent());
        return suggestions.withdraw(conversation, cause).chain(() -> services.notices()
                .say(
                        conversation,
                        cause,
                        conversation.route(),
                        Ids.derived("notice", cause.id()),
                        NoticeKind.AGENT_LEFT,
                        text));
    }

    /** Everything of the subscriber goes: what is being said, what waits, what is in memory and what is stored. */
    private Uni<Void> erase(Envelope<?> cause) {
        Conversation conversation = lane.conversation();
        Uni<Void> silenced = conversation == null
                ? Uni.createFrom().voidItem()
                : replies.overtake(conversation, cause).invoke(() -> services.outbox()
                        .tellDesk(cause, new DeskEvent.ConversationClosed(conversation.id())));
        return silenced.invoke(() -> {
                    List<Arrival> unanswered = turns.drop();
                    unanswered.forEach(Arrival::done);
                })
                .chain(lane::eraseSubscriber)
                .invoke(() -> LOG.info("subscriber erased"));
    }
}
