package telecom.assistant.store.conversation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static telecom.assistant.store.TestConversation.NOON;
import static telecom.assistant.store.TestConversation.said;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.helpers.test.UniAssertSubscriber;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import telecom.assistant.channel.Channel;
import telecom.assistant.channel.Route;
import telecom.assistant.channel.event.Role;
import telecom.assistant.conversation.ConversationRecord;
import telecom.assistant.conversation.LegRecord;
import telecom.assistant.conversation.LoadedConversation;
import telecom.assistant.conversation.SettledThrough;
import telecom.assistant.conversation.Summary;
import telecom.assistant.conversation.TakeOverResult;
import telecom.assistant.conversation.UtteranceRecord;
import telecom.assistant.store.Database;
import telecom.assistant.store.Rows;
import telecom.assistant.store.TestConversation;

@QuarkusTest
@WithTestResource(Database.class)
class TakeOverIT {

    @Inject
    ConversationStore store;

    @Inject
    Rows rows;

    private final TestConversation conversation = TestConversation.begun();

    /** The engine that is fenced off commits its last write while the take-over waits for the row. */
    @Test
    void seesWhatTheLastHolderCommitsWhileItWaits() throws SQLException {
        TestConversation.await(store.save(
                conversation.with(said(1, Role.SUBSCRIBER, "question", NOON)).opening()));
        UniAssertSubscriber<TakeOverResult> taking;
        try (Rows.Held lastHolder = rows.hold(
                "update conversation set turn = 2 where conversation_id = '" + conversation.id() + "'",
                "insert into utterance select conversation_id, gen_random_uuid(), subscriber_id, 2, 'ASSISTANT', null,"
                        + " channel, leg, 'answer', language, state, said_at from utterance where conversation_id = '"
                        + conversation.id() + "'")) {
            taking = store.takeOver(conversation.subscriber(), 10)
                    .subscribe()
                    .withSubscriber(UniAssertSubscriber.create());
            await().until(rows::isAnyBlocked);
        }

        LoadedConversation taken = taking.awaitItem(Duration.ofSeconds(10))
                .getItem()
                .conversation()
                .orElseThrow();
        assertThat(taken.conversation().turn()).isEqualTo(2);
        assertThat(taken.conversation().epoch()).isGreaterThan(1);
        assertThat(taken.utterances()).extracting(UtteranceRecord::text).containsExactly("question", "answer");
    }

    @Test
    void readsTheOpenLegsInTheOrderInWhichTheyWereUsed() {
        LegRecord older = leg("web-older", NOON);
        LegRecord newer = leg("web-newer", NOON.plusSeconds(60));
        TestConversation.await(store.save(conversation.with(newer, older).opening()));

        assertThat(TestConversation.await(store.takeOver(conversation.subscriber(), 1))
                        .conversation()
                        .orElseThrow()
                        .legs())
                .extracting(leg -> leg.route().leg())
                .containsSubsequence("web-older", "web-newer");
    }

    private static LegRecord leg(String name, Instant lastAt) {
        return new LegRecord(new Route(Channel.WEB, name, "account", "bot", 0), false, lastAt, null);
    }

    @Test
    void keepsTheSummary() {
        TestConversation.await(store.save(conversation.opening()));
        Summary summary = new Summary("the bill was explained", 4);

        TestConversation.await(
                store.save(conversation.at(1, 5).summarizedBy(summary).change()));

        assertThat(TestConversation.await(store.takeOver(conversation.subscriber(), 1))
                        .conversation()
                        .orElseThrow()
                        .conversation()
                        .summary())
                .isEqualTo(summary);
    }

    @Test
    void returnsWhatIsKnownAboutASubscriberWithoutAConversation() {
        TestConversation.await(store.remember(conversation.subscriberRecord()));

        TakeOverResult taken = TestConversation.await(store.takeOver(conversation.subscriber(), 1));

        assertThat(taken.subscriber()).contains(conversation.subscriberRecord());
        assertThat(taken.conversation()).isEmpty();
        assertThat(taken.settled()).isEmpty();
    }

    @Test
    void returnsTheEventThatClosedTheLastConversation() {
        SettledThrough first = new SettledThrough(3, 40, NOON);
        SettledThrough last = new SettledThrough(3, 50, NOON.plusSeconds(60));
        TestConversation.await(store.save(conversation.opening()));
        TestConversation.await(store.save(conversation.closed(first).change()));
        TestConversation next = ofSameSubscriber();
        TestConversation.await(store.save(next.opening()));
        TestConversation.await(store.save(next.closed(last).change()));

        assertThat(TestConversation.await(store.takeOver(conversation.subscriber(), 1))
                        .settled())
                .contains(last);

        TestConversation open = ofSameSubscriber();
        TestConversation.await(store.save(open.opening()));
        TakeOverResult taken = TestConversation.await(store.takeOver(conversation.subscriber(), 1));
        assertThat(taken.conversation()).isPresent();
        assertThat(taken.settled()).contains(last);
    }

    private TestConversation ofSameSubscriber() {
        ConversationRecord other = TestConversation.begun().record();
        return new TestConversation(
                new ConversationRecord(
                        other.id(),
                        conversation.subscriber(),
                        1,
                        1,
                        1,
                        other.mode(),
                        other.route(),
                        "ko",
                        NOON,
                        NOON,
                        null,
                        null,
                        null),
                conversation.legs(),
                conversation.utterances());
    }
}
