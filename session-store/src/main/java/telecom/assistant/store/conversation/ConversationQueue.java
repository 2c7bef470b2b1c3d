package telecom.assistant.store.conversation;

import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import java.util.stream.Stream;
import org.hibernate.reactive.mutiny.Mutiny.StatelessSession;
import telecom.assistant.conversation.LegRecord;
import telecom.assistant.conversation.SubscriberRecord;
import telecom.assistant.store.Statement;

/**
 * Reads the open conversations as the desk lists them, with one bounded query for each mode. Separate queries let each
 * mode be read from an index in its own order and up to the limit, however many idle conversations there are.
 */
public final class ConversationQueue {

    private static final String WAITING = select("c.mode = 'WAITING' order by c.waiting_since");
    private static final String ATTENDED = select("c.mode = 'AGENT' order by c.active_quarter desc, c.last_at desc");
    private static final String ASSISTED =
            select("c.mode = 'ASSISTANT' and c.active_quarter >= date_bin('15 minutes', :activeSince, 'epoch')"
                    + " and c.last_at >= :activeSince order by c.active_quarter desc, c.last_at desc");

    private ConversationQueue() {}

    /**
     * Reads the list: first the subscribers who wait for an agent, longest wait first; then the conversations with an
     * agent, and then those with the assistant, each group with the latest activity first.
     *
     * @param activeSince leaves out conversations with the assistant in which nothing has happened since then
     */
    public static Uni<List<ConversationView>> read(StatelessSession session, int limit, Instant activeSince) {
        return fill(session, List.of(), limit, room -> new Statement(WAITING, Map.of("limit", room)))
                .chain(found -> fill(session, found, limit, room -> new Statement(ATTENDED, Map.of("limit", room))))
                .chain(found -> fill(
                        session,
                        found,
                        limit,
                        room -> new Statement(ASSISTED, Map.of("activeSince", activeSince, "limit", room))));
    }

    private static String select(String modeAndOrder) {
        return """
                select cast(json_build_object('subscriber', row_to_json(s), 'conversation', row_to_json(c),
                    'leg', row_to_json(l), 'last_text', latest.text) as text)
                from conversation c
                    join subscriber s on s.subscriber_id = c.subscriber_id
                    left join leg l on l.conversation_id = c.conversation_id and l.channel = c.channel and l.leg = c.leg
                        and l.closed_at is null
                    left join lateral (
                        select u.text from utterance u where u.conversation_id = c.conversation_id
                        order by %s limit 1) latest on true
                where c.closed_at is null and %s limit :limit""".formatted(UtteranceRow.NEWEST_FIRST, modeAndOrder);
    }

    private static Uni<List<ConversationView>> fill(
            StatelessSession session, List<ConversationView> found, int limit, IntFunction<Statement> more) {
        int room = limit - found.size();
        return room <= 0
                ? Uni.createFrom().item(found)
                : more.apply(room).list(session, String.class).map(rows -> Stream.concat(
                                found.stream(), rows.stream().map(row -> RowJson.read(row, Row.class)
                                        .toView()))
                        .toList());
    }

    /** An entry of the list. The leg is null if it is closed, and the text is null if there is no utterance. */
    record Row(SubscriberRecord subscriber, ConversationRow conversation, LegRow leg, String lastText) {

        ConversationView toView() {
            List<LegRecord> legs = leg == null ? List.of() : List.of(leg.columns());
            return new ConversationView(subscriber, conversation.toRecord(legs), lastText);
        }
    }
}
