package telecom.assistant.gateway.engine;

import io.smallrye.mutiny.Uni;
import java.util.Optional;
import java.util.UUID;
import telecom.assistant.channel.Ids;
import telecom.assistant.channel.event.Envelope;
import telecom.assistant.channel.event.OutboundEvent.NoticeKind;
import telecom.assistant.gateway.reply.Phrases;
import telecom.assistant.store.conversation.UtteranceRecord;

/** Words before which too much waits already: they are kept as said, and the answer is that all are busy. */
final class BusySteps {

    private final EngineServices services;
    private final ConversationLane lane;
    private final ReplySteps replies;

    BusySteps(EngineServices services, ConversationLane lane, ReplySteps replies) {
        this.services = services;
        this.lane = lane;
        this.replies = replies;
    }

    /** They have a turn of their own, unless that would fence off the answer under way on their leg. */
    Uni<Void> turnAway(Conversation conversation, Words words) {
        services.texts().refused();
        Envelope<?> cause = words.arrival().envelope();
        Turn active = replies.active();
        boolean besides =
                active != null && active.route().leg().equals(words.route().leg());
        long turn = besides ? active.number() : conversation.beginTurn();
        lane.meet(words.route(), null, words.language());
        conversation.heardOn(words.route(), words.language(), cause.time());
        UtteranceRecord said = words.inTurn(turn);
        conversation.put(said);
        String text = Phrases.in(words.language(), services.phrases().busy());
        return services.log()
                .save(conversation)
                .invoke(() -> services.outbox().tellDesk(cause, conversation, said))
                .chain(() -> services.notices()
                        .say(conversation, turn, cause, words.route(), noticeId(cause), NoticeKind.APOLOGY, text))
                .invoke(words.arrival()::done);
    }

    /** What the words were answered with; empty when they were not turned away. */
    Optional<UtteranceRecord> noticeTo(Conversation conversation, Words words) {
        return conversation.utterance(noticeId(words.arrival().envelope()));
    }

    /** The event has come again. */
    Uni<Void> tellAgain(Conversation conversation, Words words, UtteranceRecord notice) {
        return services.notices()
                .tell(conversation, words.arrival().envelope(), words.route(), NoticeKind.APOLOGY, notice)
                .invoke(words.arrival()::done);
    }

    private static UUID noticeId(Envelope<?> cause) {
        return Ids.derived("busy notice", cause.id());
    }
}
