package telecom.assistant.store.conversation;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import telecom.assistant.channel.Channel;
import telecom.assistant.channel.Route;
import telecom.assistant.channel.SubscriberId;
import telecom.assistant.channel.event.Agent;
import telecom.assistant.channel.event.ConversationMode;
import telecom.assistant.channel.event.Role;
import telecom.assistant.channel.event.UtteranceState;
import telecom.assistant.conversation.ConversationRecord;
import telecom.assistant.conversation.DayUsage;
import telecom.assistant.conversation.LegRecord;
import telecom.assistant.conversation.LoadedConversation;
import telecom.assistant.conversation.Mode;
import telecom.assistant.conversation.ReplyOrigin;
import telecom.assistant.conversation.SettledThrough;
import telecom.assistant.conversation.SubscriberRecord;
import telecom.assistant.conversation.SubscriberUsage;
import telecom.assistant.conversation.Summary;
import telecom.assistant.conversation.TakenOver;
import telecom.assistant.conversation.UtteranceRecord;

/** Parses the one row of {@link TakeOver#READ}, which has table rows as JSON with columns as fields. */
final class TakenOverRow {

    private static final JsonMapper JSON = new JsonMapper();

    private TakenOverRow() {}

    static TakenOver read(String json) {
        JsonNode row = parse(json);
        Optional<LoadedConversation> conversation =
                present(row.path("conversation")).map(found -> loaded(found, row));
        return new TakenOver(
                conversation.map(LoadedConversation::subscriber).or(() -> present(row.path("subscriber"))
                        .map(TakenOverRow::subscriber)),
                conversation,
                present(row.path("settled")).flatMap(TakenOverRow::settled),
                all(row.path("usage"), TakenOverRow::usage));
    }

    private static JsonNode parse(String json) {
        try {
            return JSON.readTree(json);
        } catch (JsonProcessingException unreadable) {
            unreadable.clearLocation();
            throw new IllegalStateException("a row that the database wrote is not JSON", unreadable);
        }
    }

    private static LoadedConversation loaded(JsonNode conversation, JsonNode row) {
        // The person may have been forgotten for inactivity at the very moment they came back.
        SubscriberRecord subscriber =
                present(row.path("subscriber")).map(TakenOverRow::subscriber).orElseGet(() -> stranger(conversation));
        List<LegRecord> legs = all(row.path("legs"), TakenOverRow::leg);
        List<UtteranceRecord> newestFirst = all(row.path("utterances"), TakenOverRow::utterance);
        Collections.reverse(newestFirst);
        return new LoadedConversation(subscriber, conversation(conversation, legs), legs, newestFirst);
    }

    private static SubscriberRecord subscriber(JsonNode row) {
        return new SubscriberRecord(
                new SubscriberId(text(row, "subscriber_id")),
                text(row, "number"),
                text(row, "name"),
                text(row, "language"));
    }

    private static SubscriberRecord stranger(JsonNode conversation) {
        return new SubscriberRecord(
                new SubscriberId(text(conversation, "subscriber_id")), null, null, text(conversation, "language"));
    }

    private static ConversationRecord conversation(JsonNode row, List<LegRecord> legs) {
        return new ConversationRecord(
                UUID.fromString(text(row, "conversation_id")),
                new SubscriberId(text(row, "subscriber_id")),
                row.path("epoch").asLong(),
                row.path("turn").asLong(),
                mode(row),
                route(row, legs),
                text(row, "language"),
                time(row, "opened_at"),
                time(row, "last_at"),
                time(row, "closed_at"),
                present(row.path("summary"))
                        .map(text -> new Summary(
                                text.asText(), row.path("summary_through").asLong()))
                        .orElse(null),
                null);
    }

    /** Empty for a conversation that was closed by an older node, which did not store positions. */
    private static Optional<SettledThrough> settled(JsonNode row) {
        return present(row.path("settled"))
                .map(position -> new SettledThrough(
                        position.path("partition").asInt(),
                        position.path("offset").asLong(),
                        time(row, "at")));
    }

    private static Mode mode(JsonNode row) {
        Mode.Handoff handoff = present(row.path("waiting_since"))
                .map(since -> new Mode.Handoff(
                        text(row, "handoff_reason"), text(row, "handoff_summary"), time(row, "waiting_since")))
                .orElse(null);
        return switch (ConversationMode.valueOf(text(row, "mode"))) {
            case ASSISTANT -> Mode.ASSISTED;
            case WAITING -> Mode.waiting(handoff);
            case AGENT -> Mode.attended(new Agent(text(row, "agent_id"), text(row, "agent_name")), handoff);
        };
    }

    /** Where the subscriber was last heard; without addresses if that leg has been closed. */
    private static Route route(JsonNode row, List<LegRecord> legs) {
        Channel channel = ChannelColumn.read(text(row, "channel"));
        String leg = text(row, "leg");
        return legs.stream()
                .map(LegRecord::route)
                .filter(route -> route.channel().equals(channel) && route.leg().equals(leg))
                .findFirst()
                .orElseGet(() -> new Route(channel, leg, null, null, null));
    }

    private static LegRecord leg(JsonNode row) {
        Route route = new Route(
                ChannelColumn.read(text(row, "channel")),
                text(row, "leg"),
                text(row, "subscriber_address"),
                text(row, "service_address"),
                present(row.path("node_partition")).map(JsonNode::asInt).orElse(null));
        return new LegRecord(route, row.path("disclosed").asBoolean(), time(row, "last_at"), time(row, "closed_at"));
    }

    private static UtteranceRecord utterance(JsonNode row) {
        return new UtteranceRecord(
                UUID.fromString(text(row, "utterance_id")),
                row.path("turn").asLong(),
                Role.valueOf(text(row, "role")),
                text(row, "author_name"),
                ChannelColumn.read(text(row, "channel")),
                text(row, "leg"),
                text(row, "text"),
                text(row, "language"),
                UtteranceState.valueOf(text(row, "state")),
                time(row, "said_at"),
                present(row.path("tier"))
                        .map(tier -> new ReplyOrigin(
                                tier.textValue(),
                                text(row, "model"),
                                row.path("self_contained").asBoolean()))
                        .orElse(null),
                FactsJson.read(row.path("facts")));
    }

    private static SubscriberUsage usage(JsonNode row) {
        LocalDate day = LocalDate.parse(text(row, "day"));
        return new SubscriberUsage(
                new DayUsage(
                        day, row.path("tokens").asLong(), row.path("replies").asLong()),
                new DayUsage(
                        day,
                        row.path("own_tokens").asLong(),
                        row.path("own_replies").asLong()));
    }

    private static <T> List<T> all(JsonNode rows, Function<JsonNode, T> read) {
        List<T> all = new ArrayList<>(rows.size());
        rows.forEach(row -> all.add(read.apply(row)));
        return all;
    }

    private static String text(JsonNode row, String column) {
        return row.path(column).textValue();
    }

    private static Instant time(JsonNode row, String column) {
        String text = text(row, column);
        return text == null ? null : OffsetDateTime.parse(text).toInstant();
    }

    private static Optional<JsonNode> present(JsonNode value) {
        return value.isMissingNode() || value.isNull() ? Optional.empty() : Optional.of(value);
    }
}
