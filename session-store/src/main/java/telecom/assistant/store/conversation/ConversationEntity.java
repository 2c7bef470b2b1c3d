package telecom.assistant.store.conversation;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import telecom.assistant.channel.Route;
import telecom.assistant.channel.SubscriberId;
import telecom.assistant.channel.event.Agent;
import telecom.assistant.channel.event.ConversationMode;
import telecom.assistant.conversation.ConversationRecord;
import telecom.assistant.conversation.Mode;
import telecom.assistant.conversation.Summary;

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

    String channel;

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

    Mode toMode() {
        Mode.Handoff handoff =
                waitingSince == null ? null : new Mode.Handoff(handoffReason, handoffSummary, waitingSince);
        return switch (mode) {
            case ASSISTANT -> Mode.ASSISTED;
            case WAITING -> Mode.waiting(handoff);
            case AGENT -> Mode.attended(new Agent(agentId, agentName), handoff);
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
                summary == null ? null : new Summary(summary, summaryThrough),
                null);
    }
}
