package telecom.assistant.conversation;

import java.time.Instant;
import java.util.UUID;
import telecom.assistant.channel.Route;
import telecom.assistant.channel.SubscriberId;

/**
 * A conversation as it is stored.
 *
 * @param epoch rises whenever an engine takes it over: 1 under the engine that has opened it, then a time in epoch
 *     milliseconds; only the engine with the highest may write
 * @param turn the number of the latest turn
 * @param revision the number of changes so far; one that is stored late must not undo those after it
 * @param route where the subscriber was last heard, and where an agent's answer goes
 * @param closedAt null while it is open
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
