package telecom.assistant.conversation;

import java.time.Instant;
import java.util.UUID;
import telecom.assistant.channel.Route;
import telecom.assistant.channel.SubscriberId;

/**
 * A conversation as it is stored.
 *
 * @param epoch rises whenever an engine takes the conversation over: 1 under the engine that opened it, later a time in
 *     epoch milliseconds; only the engine with the highest epoch may write
 * @param turn the number of the latest turn
 * @param revision the number of changes so far, so that a change that is stored late cannot undo later ones
 * @param route the route on which the subscriber was last heard and to which an agent's answers go
 * @param closedAt when it was closed; null while it is open
 * @param summary the summary of its beginning; null while there is none
 * @param settled the event that closed it; null while it is open
 */
public record ConversationRecord(
        UUID id,
        SubscriberId subscriber,
        long epoch,
        long turn,
        long revision,
        Mode mode,
        Route route,
        String language,
        Instant openedAt,
        Instant lastAt,
        Instant closedAt,
        Summary summary,
        SettledThrough settled) {}
