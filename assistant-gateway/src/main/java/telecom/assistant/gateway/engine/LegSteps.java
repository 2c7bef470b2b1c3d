package telecom.assistant.gateway.engine;

import io.smallrye.mutiny.Uni;
import java.util.Optional;
import java.util.UUID;
import telecom.assistant.channel.Channel;
import telecom.assistant.channel.Ids;
import telecom.assistant.channel.Language;
import telecom.assistant.channel.Route;
import telecom.assistant.channel.event.DeliveryStatus;
import telecom.assistant.channel.event.Envelope;
import telecom.assistant.channel.event.InboundEvent;
import telecom.assistant.channel.event.InboundEvent.ConsentChanged;
import telecom.assistant.channel.event.InboundEvent.DeliveryReported;
import telecom.assistant.channel.event.InboundEvent.DigitsPressed;
import telecom.assistant.channel.event.InboundEvent.LegClosed;
import telecom.assistant.channel.event.InboundEvent.LegOpened;
import telecom.assistant.channel.event.InboundEvent.ReplyInterrupted;
import telecom.assistant.channel.event.OutboundEvent.NoticeKind;
import telecom.assistant.channel.event.UtteranceState;
import telecom.assistant.gateway.reply.Phrases;
import telecom.assistant.store.conversation.Mode;
import telecom.assistant.store.conversation.UtteranceRecord;

/** The steps of a leg around its utterances: it opens, is interrupted, reports deliveries, closes. */
final class LegSteps {

    private final EngineServices services;
    private final ConversationLane lane;
    private final TurnSteps turns;
    private final ReplySteps replies;

    LegSteps(EngineServices services, ConversationLane lane, TurnSteps turns, ReplySteps replies) {
        this.services = services;
        this.lane = lane;
        this.turns = turns;
        this.replies = replies;
    }

    /** Takes an event of a channel that is no utterance, and settles it when its outcome is durable. */
    Uni<Void> handle(Arrival arrival, InboundEvent.FromChannel event) {
        if (event instanceof DigitsPressed pressed) {
            String language = lane.subscriber() == null
                    ? services.subscribers().defaultLanguage()
                    : lane.subscriber().language();
            String text = Phrases.in(language, services.phrases().digits()).replace("{digits}", pressed.digits());
            return turns.utterance(arrival, event.route(), text, language);
        }
        return step(arrival.envelope(), event).invoke(arrival::done);
    }

    private Uni<Void> step(Envelope<?> cause, InboundEvent.FromChannel event) {
        if (event instanceof LegOpened opened) {
            return open(cause, opened);
        }
        Conversation conversation = lane.conversation();
        if (conversation == null) {
            return Uni.createFrom().voidItem();
        }
        if (event instanceof ReplyInterrupted interrupted) {
            return interrupt(conversation, cause, interrupted);
        }
        if (event instanceof LegClosed) {
            return close(conversation, cause, event.route());
        }
        if (event instanceof DeliveryReported reported) {
            return report(conversation, cause, reported);
        }
        if (event instanceof ConsentChanged changed) {
            return changed.granted() ? Uni.createFrom().voidItem() : silence(conversation, cause, event.route());
        }
        return remind(conversation, cause, event.route());
    }

    private Uni<Void> open(Envelope<?> cause, LegOpened opened) {
        String language = Language.primary(opened.language());
        if (opened.route().channel() != Channel.VOICE) {
            // The conversation opens with the first words; until then there is nothing to show to anybody.
            return services.log().remember(lane.meet(opened.route(), opened.name(), language));
        }
        return lane.conversationOn(opened.route(), language, cause).flatMap(conversation -> {
            UUID id = Ids.derived("notice", cause.id());
            Optional<UtteranceRecord> greeted = conversation.utterance(id);
            if (greeted.isPresent()) {
                return services.notices().tell(conversation, cause, opened.route(), NoticeKind.GREETING, greeted.get());
            }
            lane.meet(opened.route(), opened.name(), language);
            conversation.heardOn(opened.route(), language, cause.time());
            conversation.disclosedOn(opened.route(), cause.time());
            String text = Phrases.in(language, services.phrases().disclosure()) + " "
                    + Phrases.in(language, services.phrases().greeting());
            return services.notices().say(conversation, cause, opened.route(), id, NoticeKind.GREETING, text);
        });
    }

    private Uni<Void> interrupt(Conversation conversation, Envelope<?> cause, ReplyInterrupted interrupted) {
        if (!conversation.id().equals(interrupted.conversation())) {
            return Uni.createFrom().voidItem();
        }
        Turn active = replies.active();
        if (active != null && active.replyId().equals(interrupted.replyId())) {
            return replies.cut(conversation, cause, active, interrupted.heardText());
        }
        return conversation
                .utterance(interrupted.replyId())
                .filter(reply -> reply.leg().equals(interrupted.route().leg()))
                .map(reply -> correct(conversation, cause, cutOff(reply, interrupted.heardText())))
                .orElseGet(() -> Uni.createFrom().voidItem());
    }

    /** A reply of which nothing was heard has not reached the caller at all. */
    private static UtteranceRecord cutOff(UtteranceRecord reply, String heard) {
        return heard.isEmpty()
                ? reply.corrected(reply.text(), UtteranceState.UNDELIVERED)
                : reply.corrected(heard, UtteranceState.INTERRUPTED);
    }

    private Uni<Void> close(Conversation conversation, Envelope<?> cause, Route route) {
        Uni<Void> silenced = silence(conversation, cause, route);
        return silenced.chain(() -> {
            conversation.closeLeg(route, cause.time());
            return services.log().save(conversation);
        });
    }

    /** Nothing more is for anybody on this leg: neither the active turn, nor answers to what waits for one. */
    private Uni<Void> silence(Conversation conversation, Envelope<?> cause, Route route) {
        Turn active = replies.active();
        boolean here = active != null && active.route().leg().equals(route.leg());
        Uni<Void> silenced =
                here ? replies.overtake(conversation, cause) : Uni.createFrom().voidItem();
        return silenced.chain(() -> turns.leaveUnanswered(conversation, route));
    }

    private Uni<Void> report(Conversation conversation, Envelope<?> cause, DeliveryReported reported) {
        return conversation
                .utterance(reported.replyId())
                .flatMap(reply -> reached(reply, reported.status()))
                .map(corrected -> correct(conversation, cause, corrected))
                .orElseGet(() -> Uni.createFrom().voidItem());
    }

    /** The reply with what the report says of it; empty when that is nothing new. */
    private static Optional<UtteranceRecord> reached(UtteranceRecord reply, DeliveryStatus status) {
        if (status == DeliveryStatus.FAILED) {
            return Optional.of(reply.corrected(reply.text(), UtteranceState.UNDELIVERED));
        }
        boolean afterAll = status == DeliveryStatus.DELIVERED && reply.state() == UtteranceState.UNDELIVERED;
        return afterAll ? Optional.of(reply.corrected(reply.text(), UtteranceState.COMPLETE)) : Optional.empty();
    }

    private Uni<Void> correct(Conversation conversation, Envelope<?> cause, UtteranceRecord corrected) {
        conversation.put(corrected);
        return services.log().save(conversation).invoke(() -> services.outbox()
                .tellDesk(cause, conversation, corrected));
    }

    private Uni<Void> remind(Conversation conversation, Envelope<?> cause, Route route) {
        if (replies.active() != null || !(conversation.mode() instanceof Mode.Assisted)) {
            return Uni.createFrom().voidItem();
        }
        UUID id = Ids.derived("notice", cause.id());
        String text = Phrases.in(conversation.language(), services.phrases().silence());
        return services.notices().say(conversation, cause, route, id, NoticeKind.SILENCE, text);
    }
}
