package telecom.assistant.store.conversation;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import telecom.assistant.channel.Channel;
import telecom.assistant.channel.Route;
import telecom.assistant.channel.SubscriberId;
import telecom.assistant.channel.event.Agent;
import telecom.assistant.channel.event.ConversationMode;
import telecom.assistant.conversation.ConversationRecord;
import telecom.assistant.conversation.LegRecord;
import telecom.assistant.conversation.Mode;
import telecom.assistant.conversation.SettledThrough;
import telecom.assistant.conversation.Summary;

/**
 * A row of the table of conversations.
 *
 * @param beginning the summary of the conversation's beginning
 * @param revision the number of changes so far; null if only older nodes have written the row
 * @param activeQuarter {@code lastAt} rounded down to a quarter of an hour, which is what the index of activity contains;
 *     older nodes do not keep it up to date
 */
record ConversationRow(
        UUID conversationId,
        SubscriberId subscriberId,
        long epoch,
        long turn,
        Long revision,
        ConversationMode mode,
        @JsonUnwrapped Mode.Handoff handoff,
        @JsonUnwrapped(prefix = "agent_") Agent agent,
        Channel channel,
        String leg,
        String language,
        Instant openedAt,
        Instant lastAt,
        Instant activeQuarter,
        Instant closedAt,
        @JsonUnwrapped Summary beginning,
        SettledThrough settled) {

    private static final int QUARTER_SECONDS = 15 * 60;

    /** Jackson reads a component whose columns are null as an object without values; such a component becomes null. */
    ConversationRow {
        handoff = handoff == null || handoff.since() == null ? null : handoff;
        beginning = beginning == null || beginning.text() == null ? null : beginning;
    }

    static ConversationRow of(ConversationRecord conversation) {
        return new ConversationRow(
                conversation.id(),
                conversation.subscriber(),
                conversation.epoch(),
                conversation.turn(),
                conversation.revision(),
                conversation.mode().kind(),
                conversation.mode().handoff(),
                conversation.mode().agent(),
                conversation.route().channel(),
                conversation.route().leg(),
                conversation.language(),
                conversation.openedAt(),
                conversation.lastAt(),
                quarterOf(conversation.lastAt()),
                conversation.closedAt(),
                conversation.summary(),
                conversation.settled());
    }

    private static Instant quarterOf(Instant time) {
        return Instant.ofEpochSecond(time.getEpochSecond() - Math.floorMod(time.getEpochSecond(), QUARTER_SECONDS));
    }

    /** @param legs the open legs, one of which the subscriber may have used last */
    ConversationRecord toRecord(List<LegRecord> legs) {
        return new ConversationRecord(
                conversationId,
                subscriberId,
                epoch,
                turn,
                revision == null ? 0 : revision,
                toMode(),
                route(legs),
                language,
                openedAt,
                lastAt,
                closedAt,
                beginning,
                null);
    }

    private Mode toMode() {
        return switch (mode) {
            case ASSISTANT -> Mode.ASSISTED;
            case WAITING -> Mode.waiting(handoff);
            case AGENT -> Mode.attended(agent, handoff);
        };
    }

    /** The route that the subscriber used last; without addresses if its leg has been closed. */
    private Route route(List<LegRecord> legs) {
        return legs.stream()
                .map(LegRecord::route)
                .filter(route -> route.channel().equals(channel) && route.leg().equals(leg))
                .findFirst()
                .orElseGet(() -> new Route(channel, leg, null, null, null));
    }
}
