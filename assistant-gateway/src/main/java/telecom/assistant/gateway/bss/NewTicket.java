package telecom.assistant.gateway.bss;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.UUID;
import telecom.assistant.channel.Channel;

/** The contents of a new trouble ticket. */
record NewTicket(String description, String severity, String ticketType, Channel channel) {

    /** The request body for creating the ticket (TMF621 {@code TroubleTicket_Create}). */
    JsonNode body(UUID id, JsonNode relatedParty) {
        ObjectNode body = JsonNodeFactory.instance
                .objectNode()
                .put("@type", "TroubleTicket")
                .put("externalId", id.toString())
                .put("description", description)
                .put("severity", severity)
                .put("ticketType", ticketType);
        body.putObject("channel").put("name", channel.label());
        body.set("relatedParty", relatedParty);
        return body;
    }

    /** Leaves out the description. */
    @Override
    public String toString() {
        return ticketType + "/" + severity;
    }
}
