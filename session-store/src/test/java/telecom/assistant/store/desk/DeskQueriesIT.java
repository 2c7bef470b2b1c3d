package telecom.assistant.store.desk;

import static org.assertj.core.api.Assertions.assertThat;
import static telecom.assistant.store.TestConversation.NOON;
import static telecom.assistant.store.TestConversation.await;
import static telecom.assistant.store.TestConversation.said;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import telecom.assistant.channel.Channel;
import telecom.assistant.channel.Ids;
import telecom.assistant.channel.Route;
import telecom.assistant.channel.event.Agent;
import telecom.assistant.channel.event.Role;
import telecom.assistant.conversation.LegRecord;
import telecom.assistant.conversation.Mode;
import telecom.assistant.conversation.UtteranceRecord;
import telecom.assistant.store.Database;
import telecom.assistant.store.Statement;
import telecom.assistant.store.TestConversation;
import telecom.assistant.store.Transactions;
import telecom.assistant.store.conversation.ConversationStore;
import telecom.assistant.store.conversation.ConversationView;

@QuarkusTest
@WithTestResource(Database.class)
class DeskQueriesIT {

    private static final Agent JIWOO = new Agent("agent-1", "Jiwoo");

    @Inject
    DeskQueries queries;

    @Inject
    ConversationStore conversations;

    @Inject
    Transactions transactions;

    @BeforeEach
    void closeAllOthers() {
        String close = "update conversation set closed_at = last_at where closed_at is null";
        await(transactions.run(new Statement(close, Map.of())::execute));
    }

    @Test
    void listsWaitingThenAttendedThenOtherConversations() {
        UUID quiet = open(Mode.ASSISTED, NOON.plusSeconds(1));
        UUID lively = open(Mode.ASSISTED, NOON.plusSeconds(2));
        UUID handedOver = open(Mode.attended(JIWOO, handoff(NOON.minusSeconds(9))), NOON.plusSeconds(3));
        UUID takenOver = open(Mode.attended(JIWOO, null), NOON.plusSeconds(4));
        UUID newcomer = open(Mode.waiting(handoff(NOON)), NOON.plusSeconds(9));
        UUID patient = open(Mode.waiting(handoff(NOON.minusSeconds(1))), NOON);

        assertThat(ids(queue(10))).containsExactly(patient, newcomer, takenOver, handedOver, lively, quiet);
        assertThat(ids(queue(3))).containsExactly(patient, newcomer, takenOver);
        assertThat(ids(queue(2))).containsExactly(patient, newcomer);
    }

    @Test
    void leavesOutIdleConversationsOfTheAssistantOnly() {
        Instant longAgo = NOON.minusSeconds(1);
        open(Mode.ASSISTED, longAgo);
        UUID justActive = open(Mode.ASSISTED, NOON);
        UUID attended = open(Mode.attended(JIWOO, null), longAgo);
        UUID waiting = open(Mode.waiting(handoff(longAgo)), longAgo);

        assertThat(ids(queue(10))).containsExactly(waiting, attended, justActive);
    }

    @Test
    void showsTheSubscriberTheRouteAndTheLastUtterance() {
        TestConversation conversation = TestConversation.begun()
                .in(Mode.waiting(handoff(NOON)), NOON)
                .with(
                        said(1, Role.ASSISTANT, "which one?", NOON.minusSeconds(1)),
                        said(1, Role.SUBSCRIBER, "my bill", NOON));
        await(conversations.save(conversation.opening()));

        assertThat(queue(10))
                .containsExactly(
                        new ConversationView(conversation.subscriberRecord(), conversation.record(), "which one?"));
    }

    @Test
    void showsAConversationWhoseLegIsClosedAndInWhichNothingWasSaid() {
        TestConversation conversation =
                TestConversation.begun().with(new LegRecord(TestConversation.ROUTE, true, NOON, NOON));
        await(conversations.save(conversation.opening()));

        ConversationView view = queue(10).get(0);

        assertThat(view.lastText()).isNull();
        assertThat(view.conversation().route()).isEqualTo(new Route(Channel.WEB, "chat-1", null, null, null));
    }

    @Test
    void readsTheUtterancesBeforeAGivenOneOldestFirst() {
        UtteranceRecord question = said(2, Role.SUBSCRIBER, "the question", NOON.plusSeconds(2));
        UtteranceRecord answer = said(2, Role.ASSISTANT, "the answer", NOON.plusSeconds(1));
        TestConversation conversation = TestConversation.begun()
                .with(
                        said(1, Role.SUBSCRIBER, "hello", NOON),
                        said(1, Role.ASSISTANT, "hi", NOON.minusSeconds(1)),
                        answer,
                        question,
                        said(3, Role.SUBSCRIBER, "thanks", NOON.plusSeconds(3)));
        await(conversations.save(conversation.opening()));

        assertThat(await(queries.before(conversation.id(), answer.id(), 2)))
                .extracting(UtteranceRecord::text)
                .containsExactly("hi", "the question");
        assertThat(await(queries.before(conversation.id(), question.id(), 9)))
                .extracting(UtteranceRecord::text)
                .containsExactly("hello", "hi");
        assertThat(await(queries.before(TestConversation.begun().id(), question.id(), 9)))
                .isEmpty();
    }

    @Test
    void readsTheEndOfATranscriptOldestFirst() {
        TestConversation conversation = TestConversation.begun()
                .with(
                        said(1, Role.SUBSCRIBER, "hello", NOON),
                        said(2, Role.ASSISTANT, "the answer", NOON.plusSeconds(1)),
                        said(2, Role.SUBSCRIBER, "the question", NOON.plusSeconds(2)));
        await(conversations.save(conversation.opening()));

        Transcript transcript = await(queries.transcript(conversation.id(), 2));

        assertThat(transcript.utterances())
                .extracting(UtteranceRecord::text)
                .containsExactly("the question", "the answer");
    }

    @Test
    void findsTheSubscriberOfAConversationWhileItIsOpen() {
        TestConversation conversation = TestConversation.begun();
        await(conversations.save(conversation.opening()));

        assertThat(await(queries.subscriberOf(conversation.id()))).contains(conversation.subscriber());
        assertThat(await(queries.subscriberOf(Ids.timeOrdered()))).isEmpty();

        await(conversations.save(conversation.closed().change()));
        assertThat(await(queries.subscriberOf(conversation.id()))).isEmpty();
    }

    private UUID open(Mode mode, Instant lastAt) {
        TestConversation conversation = TestConversation.begun().in(mode, lastAt);
        await(conversations.save(conversation.opening()));
        return conversation.id();
    }

    private List<ConversationView> queue(int limit) {
        return await(queries.queue(limit, NOON));
    }

    private static List<UUID> ids(List<ConversationView> queue) {
        return queue.stream().map(view -> view.conversation().id()).toList();
    }

    private static Mode.Handoff handoff(Instant since) {
        return new Mode.Handoff("asked", "the bill", since);
    }
}
