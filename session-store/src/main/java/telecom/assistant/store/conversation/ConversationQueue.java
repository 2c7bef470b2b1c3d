package telecom.assistant.store.conversation;

import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.hibernate.reactive.mutiny.Mutiny.SelectionQuery;
import org.hibernate.reactive.mutiny.Mutiny.StatelessSession;
import telecom.assistant.channel.Channel;
import telecom.assistant.channel.Route;

/**
 * The open conversations as the desk lists them, with one bounded query for each mode. Separate queries let each mode be
 * read from an index in its own order and up to the limit, however many idle conversations there are.
 */
public final class ConversationQueue {

    private static final String WAITING = """
            c.mode = telecom.assistant.channel.event.ConversationMode.WAITING order by c.waitingSince""";
    private static final String ATTENDED = """
            c.mode = telecom.assistant.channel.event.ConversationMode.AGENT order by c.lastAt desc""";
    private static final String ASSISTED = """
            c.mode = telecom.assistant.channel.event.ConversationMode.ASSISTANT and c.lastAt >= :activeSince
            order by c.lastAt desc""";

    /** As {@link UtteranceEntity#NEWEST_FIRST}. */
    private static final String NEWEST_FIRST = """
            u.turn desc, case when u.role = telecom.assistant.channel.event.Role.SUBSCRIBER then 1 else 0 end,
            u.saidAt desc""";

    private ConversationQueue() {}

    /**
     * First the subscribers who wait for a person, longest wait first; then the conversations with an agent, and then those
     * with the assistant, each latest first.
     *
     * @param activeSince leaves out conversations with the assistant in which nothing has happened since
     */
    public static Uni<List<ConversationView>> read(StatelessSession session, int limit, Instant activeSince) {
        return fill(List.of(), rows(session, WAITING), limit)
                .flatMap(found -> fill(found, rows(session, ATTENDED), limit))
                .flatMap(found -> fill(found, rows(session, ASSISTED).setParameter("activeSince", activeSince), limit));
    }

    private static SelectionQuery<Row> rows(StatelessSession session, String modeAndOrder) {
        return session.createSelectionQuery("""
                select c, s, l, last.text
                from ConversationEntity c
                    join SubscriberEntity s on s.id = c.subscriberId
                    left join LegEntity l on l.conversationId = c.id and l.channel = c.channel and l.leg = c.leg
                        and l.closedAt is null
                    left join lateral (
                        select u.text as text from UtteranceEntity u where u.conversationId = c.id
                        order by %s limit 1) last
                where c.closedAt is null and %s""".formatted(NEWEST_FIRST, modeAndOrder), Row.class);
    }

    private static Uni<List<ConversationView>> fill(List<ConversationView> found, SelectionQuery<Row> more, int limit) {
        int room = limit - found.size();
        if (room <= 0) {
            return Uni.createFrom().item(found);
        }
        return more.setMaxResults(room).getResultList().map(rows -> {
            List<ConversationView> all = new ArrayList<>(found);
            rows.forEach(row -> all.add(row.toView()));
            return all;
        });
    }

    /** A line of the list. The leg is null if it is closed, the text if nothing was said. */
    record Row(ConversationEntity conversation, SubscriberEntity subscriber, LegEntity leg, String lastText) {

        ConversationView toView() {
            return new ConversationView(subscriber.toRecord(), conversation.toRecord(route()), lastText);
        }

        private Route route() {
            return leg == null
                    ? new Route(new Channel(conversation.channel), conversation.leg, null, null, null)
                    : leg.toRecord().route();
        }
    }
}
