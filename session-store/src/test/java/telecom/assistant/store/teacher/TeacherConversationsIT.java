package telecom.assistant.store.teacher;

import static org.assertj.core.api.Assertions.assertThat;
import static telecom.assistant.store.Talk.NOON;
import static telecom.assistant.store.Talk.await;
import static telecom.assistant.store.Talk.said;

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
import telecom.assistant.store.Database;
import telecom.assistant.store.Rows;
import telecom.assistant.store.Talk;
import telecom.assistant.store.consent.Consents;
import telecom.assistant.store.conversation.ConversationStore;
import telecom.assistant.store.conversation.ReplyOrigin;
import telecom.assistant.store.conversation.UtteranceRecord;

/** Closed conversations in their order, beside whatever else is closed in the same database. */
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
        Talk last = closed(Talk.begun());
        start = closingOf(last);
    }

    @Test
    void showsWhatAConsentedSubscriberSaidAndNothingOfAnother() {
        Talk consented = consenting(Talk.begun());
        Talk other = Talk.begun();
        closed(consented);
        closed(other);

        assertThat(consentedAfter(start)).extracting(ConsentedConversation::id).containsExactly(consented.id());
        assertThat(await(conversations.said(other.id(), 0, MANY))).isEmpty();
        assertThat(await(conversations.said(consented.id(), 0, MANY)))
                .extracting(UtteranceRecord::text)
                .containsExactly("question", "answer");
    }

    @Test
    void tellsWhoAnsweredAndWhoseNamesAreInIt() {
        Talk talk = consenting(Talk.begun());
        closed(talk);
        rows.execute("update utterance set author_name = 'Jiwoo', role = 'AGENT' where role = 'SUBSCRIBER'"
                + " and conversation_id = '" + talk.id() + "'");
        rows.execute("insert into utterance select (jsonb_populate_record(u, '{\"role\": \"SYSTEM\","
                + " \"author_name\": \"send_text_message\", \"utterance_id\": \"" + Ids.timeOrdered() + "\"}')).*"
                + " from utterance u where role = 'AGENT' and conversation_id = '" + talk.id() + "'");

        assertThat(consentedAfter(start)).singleElement().satisfies(found -> assertThat(found.names())
                .containsExactlyInAnyOrder("Haneul", "Jiwoo"));
        assertThat(await(conversations.said(talk.id(), 0, MANY)))
                .last()
                .extracting(UtteranceRecord::origin)
                .isEqualTo(new ReplyOrigin("primary", "A.X-K1", true));
    }

    @Test
    void leavesOutWhatIsStillOpenAndWhatWasOpenedBeforeTheConsent() {
        Talk open = consenting(Talk.begun());
        await(store.save(open.opening()));
        Talk earlier = Talk.begun();
        await(consents.give(earlier.person(), ConsentScope.TRAINING, NOON.plusSeconds(1)));
        closed(earlier);

        assertThat(consentedAfter(start)).isEmpty();
        assertThat(await(conversations.said(earlier.id(), 0, MANY))).isEmpty();
    }

    @Test
    void showsNothingAfterAWithdrawal() {
        Talk talk = consenting(Talk.begun());
        closed(talk);

        await(consents.withdraw(talk.subscriber(), ConsentScope.TRAINING));

        assertThat(consentedAfter(start)).isEmpty();
        assertThat(await(conversations.said(talk.id(), 0, MANY))).isEmpty();
    }

    @Test
    void goesOnWhereItWasWithoutLossOrRepetition() {
        List<UUID> closed = List.of(
                closed(Talk.begun()).id(),
                closed(Talk.begun()).id(),
                closed(Talk.begun()).id());

        List<ClosedConversation> first = await(conversations.closedAfter(start, 2));
        List<ClosedConversation> rest =
                await(conversations.closedAfter(first.get(1).closing(), MANY));

        assertThat(first)
                .extracting(ClosedConversation::closing)
                .containsExactly(closingOf(closed.get(0)), closingOf(closed.get(1)));
        assertThat(rest).extracting(ClosedConversation::closing).containsExactly(closingOf(closed.get(2)));
    }

    /** A closing whose transaction takes its time is not overtaken by later ones. */
    @Test
    void waitsForAClosingThatIsNotYetCommitted() throws SQLException {
        Talk slow = Talk.begun();
        await(store.save(slow.opening()));
        Talk quick;
        try (Rows.Held closing =
                rows.hold("update conversation set closed_at = now() where conversation_id = '" + slow.id() + "'")) {
            quick = closed(Talk.begun());
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

    private Talk consenting(Talk talk) {
        await(consents.give(talk.person(), ConsentScope.TRAINING, NOON.minusSeconds(1)));
        return talk;
    }

    private Talk closed(Talk talk) {
        Instant later = NOON.plusSeconds(1);
        Talk spoken = talk.with(
                said(1, Role.SUBSCRIBER, "question", NOON),
                said(1, Role.ASSISTANT, "answer", later).from(new ReplyOrigin("primary", "A.X-K1", true)));
        await(store.save(spoken.opening()));
        await(store.save(talk.closed().change()));
        return talk;
    }

    private Closing closingOf(Talk talk) {
        return closingOf(talk.id());
    }

    private Closing closingOf(UUID id) {
        String[] place = rows.texts(
                        "select closed_in || ' ' || closing from conversation where conversation_id = '" + id + "'")
                .get(0)
                .split(" ", 2);
        return new Closing(Long.parseLong(place[0]), Long.parseLong(place[1]));
    }
}
