package telecom.assistant.store.teacher;

import static org.assertj.core.api.Assertions.assertThat;
import static telecom.assistant.store.TestConversation.NOON;
import static telecom.assistant.store.TestConversation.await;
import static telecom.assistant.store.TestConversation.said;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import telecom.assistant.channel.Ids;
import telecom.assistant.channel.event.ConsentScope;
import telecom.assistant.channel.event.Role;
import telecom.assistant.conversation.ReplyOrigin;
import telecom.assistant.conversation.UtteranceRecord;
import telecom.assistant.store.Database;
import telecom.assistant.store.Rows;
import telecom.assistant.store.TestConversation;
import telecom.assistant.store.consent.Consents;
import telecom.assistant.store.conversation.ConversationStore;

/**
 * Reads closed conversations in order, beginning after the latest that other tests have closed in the same database.
 */
@QuarkusTest
@WithTestResource(Database.class)
class TeacherConversationsIT {

    private static final int MANY = 1000;

    @Inject
    TeacherConversations conversations;

    @Inject
    ConversationStore store;

    @Inject
    Consents consents;

    @Inject
    Rows rows;

    private Closing start;

    @BeforeEach
    void begin() {
        TestConversation last = closed(TestConversation.begun());
        start = closingOf(last);
    }

    @Test
    void returnsWhatConsentingSubscribersSaidAndNothingElse() {
        TestConversation consented = consenting(TestConversation.begun());
        TestConversation other = TestConversation.begun();
        closed(consented);
        closed(other);

        assertThat(consentedAfter(start)).extracting(ConsentedConversation::id).containsExactly(consented.id());
        assertThat(await(conversations.said(other.id(), 0, MANY))).isEmpty();
        assertThat(await(conversations.said(consented.id(), 0, MANY)))
                .extracting(UtteranceRecord::text)
                .containsExactly("question", "answer");
    }

    @Test
    void returnsTheAnsweringModelAndTheNamesInAConversation() {
        TestConversation conversation = consenting(TestConversation.begun());
        closed(conversation);
        rows.execute("update utterance set author_name = 'Jiwoo', role = 'AGENT' where role = 'SUBSCRIBER'"
                + " and conversation_id = '" + conversation.id() + "'");
        rows.execute("insert into utterance select (jsonb_populate_record(u, '{\"role\": \"SYSTEM\","
                + " \"author_name\": \"send_text_message\", \"utterance_id\": \"" + Ids.timeOrdered() + "\"}')).*"
                + " from utterance u where role = 'AGENT' and conversation_id = '" + conversation.id() + "'");

        assertThat(consentedAfter(start)).singleElement().satisfies(found -> assertThat(found.names())
                .containsExactlyInAnyOrder("Haneul", "Jiwoo"));
        assertThat(await(conversations.said(conversation.id(), 0, MANY)))
                .last()
                .extracting(UtteranceRecord::origin)
                .isEqualTo(new ReplyOrigin("primary", "A.X-K1", true));
    }

    @Test
    void leavesOutWhatIsStillOpenAndWhatWasOpenedBeforeTheConsent() {
        TestConversation open = consenting(TestConversation.begun());
        await(store.save(open.opening()));
        TestConversation earlier = TestConversation.begun();
        await(consents.give(earlier.subscriberRecord(), ConsentScope.TRAINING, NOON.plusSeconds(1)));
        closed(earlier);

        assertThat(consentedAfter(start)).isEmpty();
        assertThat(await(conversations.said(earlier.id(), 0, MANY))).isEmpty();
    }

    @Test
    void returnsNothingAfterAWithdrawal() {
        TestConversation conversation = consenting(TestConversation.begun());
        closed(conversation);

        await(consents.withdraw(conversation.subscriber(), ConsentScope.TRAINING));

        assertThat(consentedAfter(start)).isEmpty();
        assertThat(await(conversations.said(conversation.id(), 0, MANY))).isEmpty();
    }

    @Test
    void continuesWhereItStoppedWithoutLossOrRepetition() {
        List<UUID> closed = List.of(
                closed(TestConversation.begun()).id(),
                closed(TestConversation.begun()).id(),
                closed(TestConversation.begun()).id());

        List<ClosedConversation> first = await(conversations.closedAfter(start, 2));
        List<ClosedConversation> rest =
                await(conversations.closedAfter(first.get(1).closing(), MANY));

        assertThat(first)
                .extracting(ClosedConversation::closing)
                .containsExactly(closingOf(closed.get(0)), closingOf(closed.get(1)));
        assertThat(rest).extracting(ClosedConversation::closing).containsExactly(closingOf(closed.get(2)));
    }

    /** A closing whose transaction is slow to commit is not overtaken by later ones. */
    @Test
    void waitsForAClosingThatIsNotYetCommitted() throws SQLException {
        TestConversation slow = TestConversation.begun();
        await(store.save(slow.opening()));
        TestConversation quick;
        try (Rows.Held closing =
                rows.hold("update conversation set closed_at = now() where conversation_id = '" + slow.id() + "'")) {
            quick = closed(TestConversation.begun());
            assertThat(await(conversations.closedAfter(start, MANY))).isEmpty();
        }

        assertThat(await(conversations.closedAfter(start, MANY)))
                .extracting(ClosedConversation::closing)
                .containsExactly(closingOf(slow), closingOf(quick));
    }

    private List<ConsentedConversation> consentedAfter(Closing place) {
        return await(conversations.closedAfter(place, MANY)).stream()
                .map(ClosedConversation::consented)
                .filter(Objects::nonNull)
                .toList();
    }

    private TestConversation consenting(TestConversation conversation) {
        await(consents.give(conversation.subscriberRecord(), ConsentScope.TRAINING, NOON.minusSeconds(1)));
        return conversation;
    }

    private TestConversation closed(TestConversation conversation) {
        Instant later = NOON.plusSeconds(1);
        TestConversation spoken = conversation.with(
                said(1, Role.SUBSCRIBER, "question", NOON),
                said(1, Role.ASSISTANT, "answer", later).from(new ReplyOrigin("primary", "A.X-K1", true)));
        await(store.save(spoken.opening()));
        await(store.save(conversation.closed().change()));
        return conversation;
    }

    private Closing closingOf(TestConversation conversation) {
        return closingOf(conversation.id());
    }

    private Closing closingOf(UUID id) {
        String[] place = rows.texts(
                        "select closed_in || ' ' || closing from conversation where conversation_id = '" + id + "'")
                .get(0)
                .split(" ", 2);
        return new Closing(Long.parseLong(place[0]), Long.parseLong(place[1]));
    }
}
