package telecom.assistant.store.conversation;

import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.hibernate.reactive.mutiny.Mutiny.StatelessSession;
import telecom.assistant.conversation.LegRecord;
import telecom.assistant.conversation.SubscriberRecord;
import telecom.assistant.store.Statement;

/**
 * The open conversations as the desk lists them, with one bounded query for each mode. Separate queries let each mode be
 * read from an index in its own order and up to the limit, however many idle conversations there are.
 */
public final class ConversationQueue {

    private static final String WAITING = "c.mode = 'WAITING' order by c.waiting_since";
    private static final String ATTENDED = "c.mode = 'AGENT' order by c.last_at desc";
    private static final String ASSISTED =
            "c.mode = 'ASSISTANT' and c.last_at >= :activeSince order by c.last_at desc";

    private static final String READ = """
            select cast(json_build_object('subscriber', row_to_json(s), 'conversation', row_to_json(c),
                'leg', row_to_json(l), 'last_text', last.text) as text)
            from conversation c
                join subscriber s on s.subscriber_id = c.subscriber_id
                left join leg l on l.conversation_id = c.conversation_id and l.channel = c.channel and l.leg = c.leg
                    and l.closed_at is null
                left join lateral (
                    select u.text from utterance u where u.conversation_id = c.conversation_id
                    order by %s limit 1) last on true
            where c.closed_at is null and %s limit :limit""";

    private ConversationQueue() {}

    /**
     * First the subscribers who wait for a person, longest wait first; then the conversations with an agent, and then those
     * with the assistant, each latest first.
     *
     * @param activeSince leaves out conversations with the assistant in which nothing has happened since
     */
    public static Uni<List<ConversationView>> read(StatelessSession session, int limit, Instant activeSince) {
        return fill(List.of(), session, WAITING, Map.of(), limit)
                .chain(found -> fill(found, session, ATTENDED, Map.of(), limit))
                .chain(found -> fill(found, session, ASSISTED, Map.of("activeSince", activeSince), limit));
    }

    private static Uni<List<ConversationView>> fill(
            List<ConversationView> found,
            StatelessSession session,
            String modeAndOrder,
            Map<String, Instant> parameters,
            int limit) {
        int room = limit - found.size();
        if (room <= 0) {
            return Uni.createFrom().item(found);
        }
        Map<String, Object> all = new HashMap<>(parameters);
        all.put("limit", room);
        return new Statement(READ.formatted(UtteranceRow.NEWEST_FIRST, modeAndOrder), all)
                .list(session, String.class)
                .map(rows -> Stream.concat(
                                found.stream(),
                                rows.stream().map(row -> RowJson.read(row, Row.class).toView()))
                        .toList());
    }

    /** A line of the list. The leg is null if it is closed, the text if nothing was said. */
    record Row(SubscriberRecord subscriber, ConversationRow conversation, LegRow leg, String lastText) {

        ConversationView toView() {
            List<LegRecord> legs = leg == null ? List.of() : List.of(leg.columns());
            return new ConversationView(subscriber, conversation.toRecord(legs), lastText);
        }
    }
}
