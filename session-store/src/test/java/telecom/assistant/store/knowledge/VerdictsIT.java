package telecom.assistant.store.knowledge;

import static org.assertj.core.api.Assertions.assertThat;
import static telecom.assistant.store.TestConversation.NOON;
import static telecom.assistant.store.TestConversation.await;
import static telecom.assistant.store.TestConversation.said;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import telecom.assistant.channel.Ids;
import telecom.assistant.channel.SubscriberId;
import telecom.assistant.channel.event.Agent;
import telecom.assistant.channel.event.DeskEvent.Suggestion;
import telecom.assistant.channel.event.Role;
import telecom.assistant.channel.event.SuggestionOutcome;
import telecom.assistant.conversation.SettledThrough;
import telecom.assistant.conversation.UtteranceRecord;
import telecom.assistant.store.Database;
import telecom.assistant.store.Rows;
import telecom.assistant.store.TestConversation;
import telecom.assistant.store.conversation.ConversationStore;
import telecom.assistant.store.desk.SuggestionStore;
import telecom.assistant.store.history.Erasure;

@QuarkusTest
@WithTestResource(Database.class)
class VerdictsIT {

    /** The name of the subscribers of {@link TestConversation}. */
    private static final String NAME = "Haneul";

    @Inject
    Verdicts verdicts;

    @Inject
    ConversationStore conversations;

    @Inject
    SuggestionStore suggestions;

    @Inject
    Erasure erasure;

    @Inject
    Rows rows;

    private final String asked = "질문 " + UUID.randomUUID();
    private final TestConversation conversation = TestConversation.begun();
    private final UtteranceRecord question = said(1, Role.SUBSCRIBER, asked, NOON);
    private final UtteranceRecord reply = said(1, Role.ASSISTANT, "답변", NOON);

    @Test
    void showsTheQuestionOfARatedReplyWithTheLastRating() {
        store();
        await(verdicts.rate(conversation.subscriber(), reply.id(), true));
        await(verdicts.rate(conversation.subscriber(), reply.id(), false));

        assertThat(ofThisTest(await(verdicts.ofSubscribers(1_000))))
                .containsExactly(new Verdict(question.language(), asked, NAME, "NOT_HELPFUL", 0));
    }

    @Test
    void countsARatingOnceHoweverManyMessagesTheReplyAnswers() {
        UtteranceRecord second = said(1, Role.SUBSCRIBER, "그리고 얼마예요?", NOON.plusSeconds(1));
        await(conversations.save(conversation.opening()));
        await(conversations.save(
                conversation.at(1, 1).with(question, second, reply).change()));
        await(verdicts.rate(conversation.subscriber(), reply.id(), true));

        assertThat(await(verdicts.ofSubscribers(1_000)))
                .filteredOn(verdict ->
                        verdict.question().contains(asked) || verdict.question().contains(second.text()))
                .containsExactly(new Verdict(question.language(), asked + " 그리고 얼마예요?", NAME, "HELPFUL", 0));
    }

    @Test
    void storesNoRatingOfAReplyToSomebodyElseNorOfTheSubscribersOwnWords() {
        store();
        await(verdicts.rate(new SubscriberId("somebody-else"), reply.id(), true));
        await(verdicts.rate(conversation.subscriber(), question.id(), true));

        assertThat(ofThisTest(await(verdicts.ofSubscribers(1_000)))).isEmpty();
    }

    @Test
    void showsWhatAgentsDidWithSuggestions() {
        store();
        Suggestion suggestion = new Suggestion(Ids.timeOrdered(), "0123456789", 0.5);
        await(suggestions.offer(conversation.subscriber(), conversation.id(), 1, question.id(), List.of(suggestion)));
        await(suggestions.settle(
                conversation.id(),
                1,
                suggestion.suggestionId(),
                new Agent("a", "수아"),
                SuggestionOutcome.EDITED,
                "01234",
                5));

        assertThat(ofThisTest(await(verdicts.ofAgents(1_000))))
                .containsExactly(new Verdict(question.language(), asked, NAME, "EDITED", 0.5));
    }

    @Test
    void isErasedWithTheSubscriber() {
        store();
        await(verdicts.rate(conversation.subscriber(), reply.id(), true));

        await(erasure.erase(conversation.subscriber(), new SettledThrough(1, 1, NOON)));

        assertThat(rows.count("reply_rating where conversation_id = '" + conversation.id() + "'"))
                .isZero();
    }

    private void store() {
        await(conversations.save(conversation.opening()));
        await(conversations.save(conversation.at(1, 1).with(question, reply).change()));
    }

    private List<Verdict> ofThisTest(List<Verdict> all) {
        return all.stream().filter(verdict -> verdict.question().equals(asked)).toList();
    }
}
