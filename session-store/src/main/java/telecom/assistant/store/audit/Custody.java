package telecom.assistant.store.audit;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.UUID;
import telecom.assistant.store.Statement;
import telecom.assistant.store.Transactions;

/** Finds who is responsible for a conversation, whether it is open, closed or unknown, to decide who may open it. */
@ApplicationScoped
public class Custody {

    private static final String FIND = """
            select subscriber_id, case when closed_at is null then mode else 'CLOSED' end, coalesce(agent_id, '')
            from conversation where conversation_id = :conversation""";

    private final Transactions transactions;

    Custody(Transactions transactions) {
        this.transactions = transactions;
    }

    /**
     * The party that is responsible for a conversation.
     *
     * @param subscriber the pseudonym; empty if there is no such conversation
     * @param mode ASSISTANT, WAITING, AGENT or CLOSED; empty if there is no such conversation
     * @param agent the agent's id; empty if no agent has it
     */
    public record Holder(String subscriber, String mode, String agent) {

        /**
         * Whether opening this conversation is part of the agent's own work: it is assigned or offered to them, or
         * unknown.
         */
        public boolean isWorkOf(String agentId) {
            return mode.isEmpty() || mode.equals("WAITING") || (mode.equals("AGENT") && agent.equals(agentId));
        }
    }

    /** The holder of a conversation. */
    public Uni<Holder> of(UUID conversation) {
        return transactions
                .read(session -> new Statement(FIND, Map.of("conversation", conversation)).one(session, Object[].class))
                .map(row -> row == null
                        ? new Holder("", "", "")
                        : new Holder((String) row[0], (String) row[1], (String) row[2]));
    }
}
