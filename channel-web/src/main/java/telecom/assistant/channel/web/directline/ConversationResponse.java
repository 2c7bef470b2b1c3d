package telecom.assistant.channel.web.directline;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * The answer that gives a client its token and, in most cases, the URL of its stream (Direct Line 3.0, Conversation
 * object).
 *
 * @param expiresIn how many seconds the token is valid
 * @param streamUrl null, and left out, in answers that only return a token
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record ConversationResponse(
        String conversationId,
        String token,
        @JsonProperty("expires_in") long expiresIn,
        String streamUrl) {}
