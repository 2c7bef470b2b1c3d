package telecom.assistant.store.conversation;

import static org.assertj.core.api.Assertions.assertThat;
import static telecom.assistant.store.TestConversation.await;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import telecom.assistant.channel.event.Agent;
import telecom.assistant.conversation.Mode;
import telecom.assistant.store.Database;
import telecom.assistant.store.TestConversation;

@QuarkusTest
@WithTestResource(Database.class)
class LapsedConversationsIT {

    /** Earlier than anything in the other tests. */
    private static final Instant LONG_AGO = Instant.parse("2020-01-22T12:00:00Z");

    private static final Instant LATER = LONG_AGO.plusSeconds(60);
    private static final Agent JIWOO = new Agent("agent-1", "Jiwoo");

    @Inject
    ConversationStore store;

    @Inject
    LapsedConversations lapsed;

    @Test
    void findsTheConversationsOfEachModeByTheirOwnLimit() {
        TestConversation idle = open(Mode.ASSISTED, LONG_AGO);
        TestConversation attended = open(Mode.attended(JIWOO, null), LONG_AGO);
        TestConversation waiting = open(Mode.waiting(new Mode.Handoff("asked", "", LONG_AGO)), LATER.plusSeconds(60));
        open(Mode.ASSISTED, LATER);
        open(Mode.attended(JIWOO, null), LATER);
        open(Mode.waiting(new Mode.Handoff("asked", "", LATER)), LONG_AGO);

        assertThat(find(LATER, LATER, LATER, 10)).containsExactly(of(waiting), of(attended), of(idle));
        assertThat(find(LATER, LONG_AGO, LONG_AGO, 10)).containsExactly(of(idle));
        assertThat(find(LONG_AGO, LATER, LONG_AGO, 10)).containsExactly(of(attended));
        assertThat(find(LONG_AGO, LONG_AGO, LATER, 10)).containsExactly(of(waiting));
        assertThat(find(LATER, LATER, LATER, 2)).hasSize(2);

        await(store.save(idle.closed().change()));
        assertThat(find(LATER, LONG_AGO, LONG_AGO, 10)).isEmpty();
    }

    private List<Lapsed> find(Instant idleSince, Instant attendedSince, Instant waitingSince, int limit) {
        return await(lapsed.find(idleSince, attendedSince, waitingSince, limit));
    }

    private TestConversation open(Mode mode, Instant lastAt) {
        TestConversation conversation = TestConversation.begun().in(mode, lastAt);
        await(store.save(conversation.opening()));
        return conversation;
    }

    private static Lapsed of(TestConversation conversation) {
        return new Lapsed(conversation.subscriber(), conversation.id());
    }
}
