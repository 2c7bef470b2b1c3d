package telecom.assistant.store.conversation;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.List;
import telecom.assistant.channel.event.Agent;
import telecom.assistant.conversation.ConversationChange;
import telecom.assistant.conversation.ConversationRecord;
import telecom.assistant.conversation.LegRecord;
import telecom.assistant.conversation.Mode;
import telecom.assistant.conversation.ReplyOrigin;
import telecom.assistant.conversation.SettledThrough;
import telecom.assistant.conversation.SubscriberRecord;
import telecom.assistant.conversation.Summary;
import telecom.assistant.conversation.UtteranceRecord;

/** Renders changes as JSON arrays of table rows, with columns as fields. */
final class ChangeRows {

    private ChangeRows() {}

    static String conversations(List<ConversationChange> changes) {
        ArrayNode rows = JsonNodeFactory.instance.arrayNode(changes.size());
        changes.forEach(change -> conversation(rows.addObject(), change.conversation()));
        return rows.toString();
    }

    static String subscribers(List<ConversationChange> changes) {
        ArrayNode rows = JsonNodeFactory.instance.arrayNode(changes.size());
        String now = Instant.now().toString();
        changes.forEach(
                change -> subscriber(rows.addObject(), change.subscriber()).put("updated_at", now));
        return rows.toString();
    }

    static String legs(List<ConversationChange> changes) {
        ArrayNode rows = JsonNodeFactory.instance.arrayNode();
        changes.forEach(
                change -> change.legs().forEach(leg -> leg(ownedBy(change.conversation(), rows.addObject()), leg)));
        return rows.toString();
    }

    static String utterances(List<ConversationChange> changes) {
        ArrayNode rows = JsonNodeFactory.instance.arrayNode();
        changes.forEach(change ->
                change.utterances().forEach(said -> utterance(ownedBy(change.conversation(), rows.addObject()), said)));
        return rows.toString();
    }

    private static ObjectNode ownedBy(ConversationRecord conversation, ObjectNode row) {
        return row.put("conversation_id", conversation.id().toString())
                .put("subscriber_id", conversation.subscriber().value());
    }

    private static void conversation(ObjectNode row, ConversationRecord conversation) {
        ownedBy(conversation, row)
                .put("epoch", conversation.epoch())
                .put("turn", conversation.turn())
                .put("channel", ChannelColumn.write(conversation.route().channel()))
                .put("leg", conversation.route().leg())
                .put("language", conversation.language())
                .put("opened_at", text(conversation.openedAt()))
                .put("last_at", text(conversation.lastAt()))
                .put("closed_at", text(conversation.closedAt()));
        mode(row, conversation.mode());
        Summary summary = conversation.summary();
        if (summary != null) {
            row.put("summary", summary.text()).put("summary_through", summary.throughTurn());
        }
        SettledThrough settled = conversation.settled();
        if (settled != null) {
            row.putObject("settled").put("partition", settled.partition()).put("offset", settled.offset());
        }
    }

    private static void mode(ObjectNode row, Mode mode) {
        row.put("mode", mode.kind().name());
        Mode.Handoff handoff = mode.handoff();
        if (handoff != null) {
            row.put("handoff_reason", handoff.reason())
                    .put("handoff_summary", handoff.summary())
                    .put("waiting_since", text(handoff.since()));
        }
        Agent agent = mode.agent();
        if (agent != null) {
            row.put("agent_id", agent.id()).put("agent_name", agent.name());
        }
    }

    private static ObjectNode subscriber(ObjectNode row, SubscriberRecord subscriber) {
        return row.put("subscriber_id", subscriber.id().value())
                .put("number", subscriber.number())
                .put("name", subscriber.name())
                .put("language", subscriber.language());
    }

    private static void leg(ObjectNode row, LegRecord leg) {
        row.put("channel", ChannelColumn.write(leg.route().channel()))
                .put("leg", leg.route().leg())
                .put("subscriber_address", leg.route().subscriberAddress())
                .put("service_address", leg.route().serviceAddress())
                .put("node_partition", leg.route().partition())
                .put("disclosed", leg.disclosed())
                .put("last_at", text(leg.lastAt()))
                .put("closed_at", text(leg.closedAt()));
    }

    private static void utterance(ObjectNode row, UtteranceRecord said) {
        row.put("utterance_id", said.id().toString())
                .put("turn", said.turn())
                .put("role", said.role().name())
                .put("author_name", said.authorName())
                .put("channel", ChannelColumn.write(said.channel()))
                .put("leg", said.leg())
                .put("text", said.text())
                .put("language", said.language())
                .put("state", said.state().name())
                .put("said_at", text(said.at()))
                .set("facts", FactsJson.write(said.facts()));
        ReplyOrigin origin = said.origin();
        if (origin != null) {
            row.put("tier", origin.tier()).put("model", origin.model()).put("self_contained", origin.selfContained());
        }
    }

    private static String text(Instant time) {
        return time == null ? null : time.toString();
    }
}
