package telecom.assistant.store.desk;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.hibernate.reactive.mutiny.Mutiny.StatelessSession;
import telecom.assistant.channel.SubscriberId;
import telecom.assistant.channel.event.Agent;
import telecom.assistant.store.Statement;
import telecom.assistant.store.Transactions;

/**
 * Records which agents have a desk open on any node. All times come from the database's clock. An agent who has never
 * been recorded counts as present.
 */
@ApplicationScoped
public class AgentPresence {

    private static final String NOTE = """
            insert into agent_presence (agent_id, seen_at) values (:agent, now())
            on conflict (agent_id) do update set seen_at = excluded.seen_at""";

    private static final String FORGET = "delete from agent_presence where seen_at < now() - interval '30 days'";

    private static final String ABANDONED = """
            select c.subscriber_id, c.conversation_id, c.agent_id, c.agent_name,
                cast(extract(epoch from p.seen_at) * 1000000 as bigint)
            from conversation c join agent_presence p on p.agent_id = c.agent_id
            where c.closed_at is null and c.mode = 'AGENT' and p.seen_at < now() - make_interval(secs => :absence)
            order by p.seen_at limit :limit""";

    private final Transactions transactions;

    AgentPresence(Transactions transactions) {
        this.transactions = transactions;
    }

    /**
     * A conversation whose agent has no desk open any more.
     *
     * @param seenAt when the agent's desk was last open
     */
    public record Abandoned(SubscriberId subscriber, UUID conversation, Agent agent, Instant seenAt) {}

    /** Records that these agents have a desk open now. */
    public Uni<Void> note(Collection<String> agents) {
        return transactions.run(session -> {
            Uni<?> noted = new Statement(FORGET, Map.of()).execute(session);
            // Always in the same order, so that two nodes with the same agents do not deadlock.
            for (String agent : agents.stream().sorted().distinct().toList()) {
                noted = noted.chain(() -> note(session, agent));
            }
            return noted.replaceWithVoid();
        });
    }

    private static Uni<Integer> note(StatelessSession session, String agent) {
        return new Statement(NOTE, Map.of("agent", agent)).execute(session);
    }

    /** The open conversations whose agents have had no desk open for at least this long, longest absence first. */
    public Uni<List<Abandoned>> abandoned(Duration absence, int limit) {
        Map<String, ?> bounds = Map.of("absence", Statement.seconds(absence), "limit", limit);
        return transactions
                .run(session -> new Statement(ABANDONED, bounds).list(session, Object[].class))
                .map(rows -> rows.stream().map(AgentPresence::abandoned).toList());
    }

    private static Abandoned abandoned(Object[] row) {
        Agent agent = new Agent((String) row[2], (String) row[3]);
        Instant seenAt = Instant.EPOCH.plus((Long) row[4], ChronoUnit.MICROS);
        return new Abandoned(new SubscriberId((String) row[0]), (UUID) row[1], agent, seenAt);
    }
}
