package telecom.assistant.store.conversation;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import telecom.assistant.channel.Channel;
import telecom.assistant.channel.Route;
import telecom.assistant.channel.SubscriberId;
import telecom.assistant.channel.event.Agent;
import telecom.assistant.channel.event.ConversationMode;

@Entity
@Table(name = "conversation")
class ConversationEntity {

    @Id
    @Column(name = "conversation_id")
    UUID id;

    @Column(name = "subscriber_id")
    String subscriberId;

    long epoch;
    long turn;

    @Enumerated(EnumType.STRING)
    ConversationMode mode;

    @Enumerated(EnumType.STRING)
    Channel channel;

    String leg;
    String language;

    @Column(name = "handoff_reason")
    String handoffReason;

    @Column(name = "handoff_summary")
    String handoffSummary;

    @Column(name = "waiting_since")
    Instant waitingSince;

    @Column(name = "agent_id")
    String agentId;

    @Column(name = "agent_name")
    String agentName;

    @Column(name = "opened_at")
    Instant openedAt;

    @Column(name = "last_at")
    Instant lastAt;

    @Column(name = "closed_at")
    Instant closedAt;

    @Column(name = "summary")
    String summary;

    @Column(name = "summary_through")
    Long summaryThrough;

    static ConversationEntity of(ConversationRecord conversation) {
        ConversationEntity entity = new ConversationEntity();
        entity.id = conversation.id();
        entity.subscriberId = conversation.subscriber().value();
        entity.epoch = conversation.epoch();
        entity.turn = conversation.turn();
        entity.channel = conversation.route().channel();
        entity.leg = conversation.route().leg();
        entity.language = conversation.language();
        entity.openedAt = conversation.openedAt();
        entity.lastAt = conversation.lastAt();
        entity.closedAt = conversation.closedAt();
        entity.setMode(conversation.mode());
        if (conversation.summary() != null) {
            entity.summary = conversation.summary().text();
            entity.summaryThrough = conversation.summary().throughTurn();
        }
        return entity;
    }

    private void setMode(Mode newMode) {
        mode = newMode.kind();
        if (newMode instanceof Mode.Waiting waiting) {
            setHandoff(waiting.handoff());
        } else if (newMode instanceof Mode.Attended attended) {
            setHandoff(attended.handoff());
            agentId = attended.agent().id();
            agentName = attended.agent().name();
        }
    }

    private void setHandoff(Mode.Handoff handoff) {
        if (handoff != null) {
            handoffReason = handoff.reason();
            handoffSummary = handoff.summary();
            waitingSince = handoff.since();
        }
    }

    Mode toMode() {
        Mode.Handoff handoff =
                waitingSince == null ? null : new Mode.Handoff(handoffReason, handoffSummary, waitingSince);
        return switch (mode) {
            case ASSISTANT -> new Mode.Assisted();
            case WAITING -> new Mode.Waiting(handoff);
            case AGENT -> new Mode.Attended(new Agent(agentId, agentName), handoff);
        };
    }

    ConversationRecord toRecord(Route route) {
        return new ConversationRecord(
                id,
                new SubscriberId(subscriberId),
                epoch,
                turn,
                toMode(),
                route,
                language,
                openedAt,
                lastAt,
                closedAt,
                summary == null ? null : new Summary(summary, summaryThrough));
    }
}
