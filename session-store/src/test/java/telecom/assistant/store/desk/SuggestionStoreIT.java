package telecom.assistant.store.desk;

import static org.assertj.core.api.Assertions.assertThat;
import static telecom.assistant.store.TestConversation.await;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import telecom.assistant.channel.Ids;
import telecom.assistant.channel.event.Agent;
import telecom.assistant.channel.event.DeskEvent.Suggestion;
import telecom.assistant.channel.event.SuggestionOutcome;
import telecom.assistant.store.Database;
import telecom.assistant.store.TestConversation;
import telecom.assistant.store.Transactions;
import telecom.assistant.store.conversation.ConversationStore;

@QuarkusTest
@WithTestResource(Database.class)
class SuggestionStoreIT {

    private static final Agent JIWOO = new Agent("agent-1", "Jiwoo");
    private static final Agent MINJI = new Agent("agent-2", "Minji");

    @Inject
    SuggestionStore store;

    @Inject
    ConversationStore conversations;

    @Inject
    DeskQueries queries;

    @Inject
    Transactions transactions;

    private final TestConversation conversation = TestConversation.begun();
    private final UUID question = Ids.timeOrdered();
    private final Suggestion first = new Suggestion(Ids.timeOrdered(), "first", 0.5);
    private final Suggestion second = new Suggestion(Ids.timeOrdered(), "second", 0.9);

    @BeforeEach
    void open() {
        await(conversations.save(conversation.opening()));
    }

    @Test
    void offersInTheOrderShownAndToleratesRepetition() {
        offer();
        offer();

        Transcript transcript = await(queries.transcript(conversation.id(), 10));

        assertThat(transcript.suggestions()).containsExactly(first, second);
        assertThat(transcript.basedOn()).isEqualTo(question);
    }

    @Test
    void findsTheTextOfASuggestionInItsOwnConversationOnly() {
        offer();

        assertThat(await(store.text(conversation.id(), first.suggestionId()))).contains("first");
        assertThat(await(store.text(Ids.timeOrdered(), first.suggestionId()))).isEmpty();
        assertThat(await(store.text(conversation.id(), Ids.timeOrdered()))).isEmpty();
    }

    @Test
    void keepsTheFirstOutcome() {
        offer();

        await(store.settle(conversation.id(), 1, first.suggestionId(), JIWOO, SuggestionOutcome.EDITED, "first!", 1));
        await(store.settle(conversation.id(), 1, first.suggestionId(), MINJI, SuggestionOutcome.REJECTED, null, null));

        SuggestionEntity settled = stored(first);
        assertThat(settled.outcome).isEqualTo(SuggestionOutcome.EDITED);
        assertThat(settled.agentId).isEqualTo("agent-1");
        assertThat(settled.finalText).isEqualTo("first!");
        assertThat(settled.editDistance).isEqualTo(1);
        assertThat(await(queries.transcript(conversation.id(), 10)).suggestions())
                .containsExactly(second);
    }

    @Test
    void marksUnusedSuggestionsAsIgnored() {
        offer();
        await(store.settle(conversation.id(), 1, first.suggestionId(), JIWOO, SuggestionOutcome.ACCEPTED, "first", 0));

        await(store.expire(conversation.id(), 1));

        assertThat(stored(first).outcome).isEqualTo(SuggestionOutcome.ACCEPTED);
        assertThat(stored(second).outcome).isEqualTo(SuggestionOutcome.IGNORED);
        Transcript transcript = await(queries.transcript(conversation.id(), 10));
        assertThat(transcript.suggestions()).isEmpty();
        assertThat(transcript.basedOn()).isNull();
    }

    @Test
    void changesNothingForAnEngineThatHasLostTheConversation() {
        offer();
        Suggestion late = new Suggestion(Ids.timeOrdered(), "late", 0.7);
        await(conversations.takeOver(conversation.subscriber(), 10));

        await(store.offer(conversation.subscriber(), conversation.id(), 1, question, List.of(late)));
        await(store.settle(conversation.id(), 1, first.suggestionId(), JIWOO, SuggestionOutcome.REJECTED, null, null));
        await(store.expire(conversation.id(), 1));

        assertThat(await(queries.transcript(conversation.id(), 10)).suggestions())
                .containsExactly(first, second);
    }

    private void offer() {
        await(store.offer(conversation.subscriber(), conversation.id(), 1, question, List.of(first, second)));
    }

    private SuggestionEntity stored(Suggestion suggestion) {
        return await(transactions.run(session -> session.createSelectionQuery(
                        "from SuggestionEntity s where s.conversationId = :conversation and s.id = :id",
                        SuggestionEntity.class)
                .setParameter("conversation", conversation.id())
                .setParameter("id", suggestion.suggestionId())
                .getSingleResult()));
    }
}
