package telecom.assistant.channel.web.directline;

import java.time.Instant;

/**
 * A token that has been read.
 *
 * @param id unique
 * @param begun when the first token of this session was issued, which this one continues
 * @param ends when what the token allows ends: for a stream's ticket, the stream itself
 */
record Token(Grant grant, String id, Instant begun, Instant ends) {}
