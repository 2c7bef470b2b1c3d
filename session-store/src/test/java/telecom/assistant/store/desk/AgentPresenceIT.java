package telecom.assistant.store.desk;

import static org.assertj.core.api.Assertions.assertThat;
import static telecom.assistant.store.TestConversation.NOON;
import static telecom.assistant.store.TestConversation.await;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import telecom.assistant.channel.event.Agent;
import telecom.assistant.conversation.Mode;
import telecom.assistant.store.Database;
import telecom.assistant.store.Statement;
import telecom.assistant.store.TestConversation;
import telecom.assistant.store.Transactions;
import telecom.assistant.store.conversation.ConversationStore;
import telecom.assistant.store.desk.AgentPresence.Abandoned;

@QuarkusTest
@WithTestResource(Database.class)
class AgentPresenceIT {

    private static final Duration ABSENCE = Duration.ofSeconds(45);

    @Inject
    AgentPresence presence;

    @Inject
    ConversationStore conversations;

    @Inject
    Transactions transactions;

    @Test
    void findsTheConversationsOfAnAgentWhoseDeskHasBeenClosedForTooLong() {
        Agent gone = new Agent("gone-" + UUID.randomUUID(), "Jiwoo");
        Agent here = new Agent("here-" + UUID.randomUUID(), "Minho");
        TestConversation left = open(gone);
        open(here);
        open(new Agent("never-noted-" + UUID.randomUUID(), "Sora"));
        await(presence.note(List.of(here.id(), gone.id())));
        assertThat(conversationsOf(gone, here)).isEmpty();

        String leave = "update agent_presence set seen_at = now() - interval '46 seconds' where agent_id = :agent";
        await(transactions.run(new Statement(leave, Map.of("agent", gone.id()))::execute));

        assertThat(conversationsOf(gone, here)).containsExactly(left.id());
        await(presence.note(List.of(gone.id())));
        assertThat(conversationsOf(gone, here)).isEmpty();
    }

    private List<UUID> conversationsOf(Agent... agents) {
        return await(presence.abandoned(ABSENCE, 1000)).stream()
                .filter(found -> List.of(agents).contains(found.agent()))
                .map(Abandoned::conversation)
                .toList();
    }

    private TestConversation open(Agent agent) {
        TestConversation conversation = TestConversation.begun().in(Mode.attended(agent, null), NOON);
        await(conversations.save(conversation.opening()));
        return conversation;
    }
}
