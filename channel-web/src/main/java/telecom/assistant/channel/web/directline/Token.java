package telecom.assistant.channel.web.directline;

import java.time.Instant;

/**
 * The content of a valid token.
 *
 * @param id the unique id of the token
 * @param begun when the first token of this token's session was issued
 * @param ends when the access that the token gives ends: for a stream's ticket, when the stream ends
 */
record Token(Grant grant, String id, Instant begun, Instant ends) {}
