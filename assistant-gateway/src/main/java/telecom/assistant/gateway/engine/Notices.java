package telecom.assistant.gateway.engine;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.UUID;
import telecom.assistant.channel.Route;
import telecom.assistant.channel.event.Envelope;
import telecom.assistant.channel.event.OutboundEvent;
import telecom.assistant.channel.event.OutboundEvent.NoticeKind;
import telecom.assistant.channel.event.Role;
import telecom.assistant.channel.event.UtteranceState;
import telecom.assistant.store.conversation.UtteranceRecord;

/** What the system itself says in a conversation: stored first, then told to the subscriber and to the desk. */
@ApplicationScoped
class Notices {

    private final ConversationLog log;
    private final Outbox outbox;

    Notices(ConversationLog log, Outbox outbox) {
        this.log = log;
        this.outbox = outbox;
    }

    /** Says something in the present turn, with whatever else has changed in the conversation. */
    Uni<Void> say(Conversation conversation, Envelope<?> cause, Route route, UUID id, NoticeKind kind, String text) {
        return say(conversation, conversation.turn(), cause, route, id, kind, text);
    }

    /** Says something in a turn, which fences off what is said of earlier ones. */
    Uni<Void> say(
            Conversation conversation,
            long turn,
            Envelope<?> cause,
            Route route,
            UUID id,
            NoticeKind kind,
            String text) {
        UtteranceRecord notice = new UtteranceRecord(
                id,
                turn,
                Role.SYSTEM,
                null,
                route.channel(),
                route.leg(),
                text,
                conversation.language(),
                UtteranceState.COMPLETE,
                Instant.now());
        conversation.put(notice);
        return log.save(conversation).chain(() -> tell(conversation, cause, route, kind, notice));
    }

    /** Tells what is stored, for the first time or again. */
    Uni<Void> tell(Conversation conversation, Envelope<?> cause, Route route, NoticeKind kind, UtteranceRecord notice) {
        return outbox.send(
                        cause,
                        new OutboundEvent.Notice(
                                route,
                                conversation.id(),
                                conversation.epoch(),
                                notice.turn(),
                                notice.id(),
                                kind,
                                notice.text(),
                                notice.language()))
                .invoke(() -> {
                    outbox.tellDesk(cause, conversation);
                    outbox.tellDesk(cause, conversation, notice);
                });
    }
}
