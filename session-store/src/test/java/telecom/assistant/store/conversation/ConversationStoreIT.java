package telecom.assistant.store.conversation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static telecom.assistant.store.TestConversation.NOON;
import static telecom.assistant.store.TestConversation.await;
import static telecom.assistant.store.TestConversation.said;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import telecom.assistant.channel.Channel;
import telecom.assistant.channel.Route;
import telecom.assistant.channel.event.Agent;
import telecom.assistant.channel.event.Role;
import telecom.assistant.channel.event.Undelivered;
import telecom.assistant.channel.event.UtteranceState;
import telecom.assistant.conversation.ConversationChange;
import telecom.assistant.conversation.ConversationRecord;
import telecom.assistant.conversation.LegRecord;
import telecom.assistant.conversation.LoadedConversation;
import telecom.assistant.conversation.Mode;
import telecom.assistant.conversation.Phrase;
import telecom.assistant.conversation.ReplyEnding;
import telecom.assistant.conversation.ReplyOrigin;
import telecom.assistant.conversation.SubscriberRecord;
import telecom.assistant.conversation.Summary;
import telecom.assistant.conversation.UtteranceFacts;
import telecom.assistant.conversation.UtteranceFacts.SystemPart;
import telecom.assistant.conversation.UtteranceRecord;
import telecom.assistant.store.Database;
import telecom.assistant.store.FencedException;
import telecom.assistant.store.RefusedException;
import telecom.assistant.store.Rows;
import telecom.assistant.store.TestConversation;
import telecom.assistant.store.desk.DeskQueries;

@QuarkusTest
@WithTestResource(Database.class)
class ConversationStoreIT {

    private static final int LIMIT = 3;

    @Inject
    ConversationStore store;

    @Inject
    RecordedConversations recorded;

    @Inject
    DeskQueries desk;

    @Inject
    Rows rows;

    private final TestConversation conversation = TestConversation.begun();

    @Test
    void returnsWhatWasStored() {
        TestConversation stored = conversation
                .in(Mode.attended(new Agent("agent-1", "Jiwoo"), new Mode.Handoff("asked", "the bill", NOON)), NOON)
                .with(said(1, Role.SUBSCRIBER, "my bill", NOON));
        await(store.save(stored.opening()));

        LoadedConversation loaded = takeOver();

        assertThat(loaded.subscriber()).isEqualTo(stored.subscriberRecord());
        assertThat(loaded.conversation())
                .isEqualTo(stored.at(loaded.conversation().epoch(), 1).record());
        assertThat(loaded.legs()).isEqualTo(stored.legs());
        assertThat(loaded.utterances()).isEqualTo(stored.utterances());
    }

    /** The counters are published some time after the transactions. */
    @Test
    void updatesAConversationWithoutWritingToItsIndexes() {
        int turns = 50;
        await(store.save(conversation.opening()));
        long epoch = takeOver().conversation().epoch();
        long updates = counted("n_tup_upd");
        long heapOnly = counted("n_tup_hot_upd");

        for (int turn = 1; turn <= turns; turn++) {
            await(store.save(conversation
                    .at(epoch, turn)
                    .in(Mode.ASSISTED, NOON.plusSeconds(turn))
                    .change()));
        }

        Awaitility.await().atMost(Duration.ofSeconds(30)).until(() -> {
            takeOver();
            return counted("n_tup_upd") >= updates + turns;
        });
        assertThat(counted("n_tup_hot_upd")).isGreaterThanOrEqualTo(heapOnly + turns * 9L / 10);
    }

    private long counted(String counter) {
        return Long.parseLong(
                rows.texts("select " + counter + " from pg_stat_user_tables where relname = 'conversation'")
                        .get(0));
    }

    @Test
    void keepsWhichModelAnswered() {
        UtteranceRecord reply =
                said(1, Role.ASSISTANT, "30,000 won", NOON).from(new ReplyOrigin("primary", "A.X-K1", true));
        await(store.save(conversation.with(reply).opening()));

        assertThat(takeOver().utterances()).containsExactly(reply);
    }

    @Test
    void returnsTheFactsWhereverUtterancesAreRead() {
        UtteranceRecord reply = said(1, Role.ASSISTANT, "An AI answers. One moment.", NOON)
                .with(new UtteranceFacts(
                        ReplyEnding.HANDED_OVER,
                        List.of(new SystemPart(Phrase.DISCLOSURE, 0, 14), new SystemPart(Phrase.TRANSFER, 15, 11)),
                        new Undelivered(Undelivered.Reason.REFUSED, "30003")));
        await(store.save(conversation.with(reply).opening()));

        assertThat(takeOver().utterances()).containsExactly(reply);
        assertThat(await(recorded.read(conversation.id(), LIMIT)).orElseThrow().said())
                .containsExactly(reply);
        assertThat(await(desk.transcript(conversation.id(), LIMIT)).utterances())
                .containsExactly(reply);
    }

    @Test
    void keepsAFailedDeliveryWithoutAReason() {
        UtteranceRecord reply = said(1, Role.ASSISTANT, "lost", NOON)
                .with(UtteranceFacts.NONE.withUndelivered(new Undelivered(null, null)));
        await(store.save(conversation.with(reply).opening()));

        assertThat(takeOver().utterances()).containsExactly(reply);
    }

    @Test
    void correctsTheFactsTogetherWithTheText() {
        UtteranceRecord reply = said(1, Role.ASSISTANT, "An AI answers. All of it.", NOON)
                .with(new UtteranceFacts(
                        ReplyEnding.ANSWERED, List.of(new SystemPart(Phrase.DISCLOSURE, 0, 14)), null));
        await(store.save(conversation.with(reply).opening()));

        UtteranceRecord heard = reply.corrected("An AI", UtteranceState.INTERRUPTED)
                .with(new UtteranceFacts(
                        ReplyEnding.INTERRUPTED, List.of(new SystemPart(Phrase.DISCLOSURE, 0, 5)), null));
        save(conversation.with(heard));

        assertThat(takeOver().utterances()).containsExactly(heard);
    }

    @Test
    void leavesTheColumnNullIfThereAreNoFacts() {
        await(store.save(
                conversation.with(said(1, Role.SUBSCRIBER, "hello", NOON)).opening()));

        assertThat(rows.count("utterance where facts is null and conversation_id = '" + conversation.id() + "'"))
                .isEqualTo(1);
        assertThat(takeOver().utterances()).extracting(UtteranceRecord::facts).containsExactly(UtteranceFacts.NONE);
    }

    @Test
    void keepsTheAddressesOfTheRouteWhileItsLegIsOpen() {
        await(store.save(conversation.opening()));

        assertThat(takeOver().conversation().route()).isEqualTo(TestConversation.ROUTE);
    }

    @Test
    void storesAChannelInCapitalsLikeEarlierVersions() {
        await(store.save(
                conversation.with(said(1, Role.SUBSCRIBER, "hello", NOON)).opening()));

        for (String table : List.of("conversation", "leg", "utterance")) {
            assertThat(rows.texts(
                            "select channel from " + table + " where conversation_id = '" + conversation.id() + "'"))
                    .as(table)
                    .containsExactly("WEB");
        }
    }

    @Test
    void findsNothingToTakeOverIfNoConversationIsOpen() {
        assertThat(await(store.takeOver(conversation.subscriber(), LIMIT)).conversation())
                .isEmpty();

        await(store.save(conversation.opening()));
        await(store.save(conversation.closed().change()));

        assertThat(await(store.takeOver(conversation.subscriber(), LIMIT)).conversation())
                .isEmpty();
    }

    @Test
    void refusesThePreviousHolderAfterATakeOver() {
        await(store.save(conversation.opening()));

        long taken = takeOver().conversation().epoch();

        assertThat(taken).isGreaterThan(1);
        assertThatThrownBy(() -> save(conversation.at(1, 2).with(said(2, Role.ASSISTANT, "too late", NOON))))
                .isInstanceOf(FencedException.class);
        save(conversation.at(taken, 2));
        assertThat(takeOver().utterances()).isEmpty();
    }

    /** The replica that takes over as the database never received the last commits. */
    @Test
    void issuesNoEpochTwiceAlthoughAFailOverHasLostTheFirstTakeOver() {
        await(store.save(conversation.opening()));
        long lost = takeOver().conversation().epoch();
        rows.execute("update conversation set epoch = 1 where conversation_id = '" + conversation.id() + "'");
        Awaitility.await().until(() -> System.currentTimeMillis() > lost);

        assertThat(takeOver().conversation().epoch()).isGreaterThan(lost);
    }

    /** The clock of the replica is behind, or has been set back. */
    @Test
    void raisesAnEpochThatIsAheadOfTheClock() {
        await(store.save(conversation.opening()));
        long ahead = Instant.now().plus(Duration.ofDays(1)).toEpochMilli();
        rows.execute(
                "update conversation set epoch = " + ahead + " where conversation_id = '" + conversation.id() + "'");

        assertThat(takeOver().conversation().epoch()).isEqualTo(ahead + 1);
    }

    @Test
    void refusesAnOlderTurn() {
        await(store.save(conversation.opening()));
        save(conversation.at(1, 3));

        assertThatThrownBy(() -> save(conversation.at(1, 2))).isInstanceOf(FencedException.class);
        assertThat(takeOver().conversation().turn()).isEqualTo(3);
    }

    /** This happens when a statement is executed after its time-out. */
    @Test
    void refusesAChangeThatComesAfterALaterOne() {
        await(store.save(conversation.opening()));
        Mode waiting = Mode.waiting(new Mode.Handoff("asked", "the bill", NOON));
        ConversationChange late =
                conversation.revision(2).in(Mode.ASSISTED, NOON).change();
        save(conversation.revision(3).in(waiting, NOON));

        assertThatThrownBy(() -> await(store.save(late))).isInstanceOf(FencedException.class);
        assertThat(takeOver().conversation().mode()).isEqualTo(waiting);
        assertThat(takeOver().conversation().revision()).isEqualTo(3);
    }

    @Test
    void opensOneConversationOfASubscriberAtATime() {
        await(store.save(conversation.opening()));
        TestConversation second = ofSameSubscriber(TestConversation.begun());

        assertThatThrownBy(() -> await(store.save(second.opening()))).isInstanceOf(FencedException.class);
        ConversationRecord first = takeOver().conversation();
        assertThat(first.id()).isEqualTo(conversation.id());

        save(conversation.at(first.epoch(), 1).closed());
        await(store.save(second.opening()));
        assertThat(takeOver().conversation().id()).isEqualTo(second.id());
    }

    @Test
    void doesNotReportRefusedContentAsFenced() {
        UtteranceRecord withoutText = said(1, Role.SUBSCRIBER, null, NOON);

        assertThatThrownBy(() -> await(store.save(conversation.with(withoutText).opening())))
                .isInstanceOf(RefusedException.class);
        assertThat(await(store.takeOver(conversation.subscriber(), LIMIT)).conversation())
                .isEmpty();
    }

    @Test
    void storesTextFromModelsThatContainsNul() {
        TestConversation written = conversation
                .in(Mode.waiting(new Mode.Handoff("as\0ked", "the\0 bill", NOON)), NOON)
                .summarizedBy(new Summary("ab\0out", 1));

        await(store.save(written.opening()));

        ConversationRecord stored = takeOver().conversation();
        assertThat(stored.mode().handoff()).isEqualTo(new Mode.Handoff("asked", "the bill", NOON));
        assertThat(stored.summary().text()).isEqualTo("about");
    }

    @Test
    void storesTheSameChangeTwiceWithoutHarm() {
        await(store.save(conversation.opening()));
        TestConversation next = conversation.at(1, 2).with(said(2, Role.SUBSCRIBER, "hello", NOON));

        save(next);
        save(next);

        LoadedConversation loaded = takeOver();
        assertThat(loaded.utterances()).isEqualTo(next.utterances());
        assertThat(loaded.legs()).isEqualTo(next.legs());
    }

    @Test
    void correctsAReplyToWhatReachedItsRecipient() {
        UtteranceRecord reply = said(1, Role.ASSISTANT, "all of it", NOON);
        await(store.save(conversation.with(reply).opening()));

        UtteranceRecord heard = reply.corrected("all", UtteranceState.INTERRUPTED);
        save(conversation.with(heard));

        assertThat(takeOver().utterances()).containsExactly(heard);
    }

    @Test
    void recordsTheToolThatSucceededAfterAFailure() {
        UtteranceRecord failed = said(1, Role.SYSTEM, "ticket: failed", NOON);
        await(store.save(conversation.with(failed).opening()));

        UtteranceRecord done = UtteranceRecord.of(
                        failed.id(), 2, Role.SYSTEM, TestConversation.ROUTE, "ticket: TT-1", "ko", NOON)
                .by("create_trouble_ticket");
        save(conversation.at(1, 2).with(done));

        assertThat(takeOver().utterances()).containsExactly(done);
    }

    @Test
    void readsTheLastUtterancesOldestFirst() {
        await(store.save(conversation
                .with(
                        said(1, Role.SUBSCRIBER, "one", NOON),
                        said(2, Role.SUBSCRIBER, "two", NOON.plusSeconds(2)),
                        said(3, Role.SUBSCRIBER, "three", NOON.plusSeconds(1)),
                        said(4, Role.SUBSCRIBER, "four", NOON.plusSeconds(4)))
                .opening()));

        assertThat(texts(takeOver())).containsExactly("two", "three", "four");
    }

    @Test
    void readsAQuestionBeforeItsAnswersWhateverTheClocksSay() {
        await(store.save(conversation
                .with(
                        said(1, Role.SYSTEM, "answer two", NOON.minusSeconds(2)),
                        said(1, Role.ASSISTANT, "answer one", NOON.minusSeconds(3)),
                        said(1, Role.SUBSCRIBER, "question", NOON))
                .opening()));

        assertThat(texts(takeOver())).containsExactly("question", "answer one", "answer two");
    }

    @Test
    void returnsNoLegThatIsClosed() {
        await(store.save(conversation.opening()));
        Route call = new Route(Channel.VOICE, "call-1", null, null, 1);
        LegRecord open = new LegRecord(call, false, NOON.plusSeconds(1), null);

        save(conversation.with(new LegRecord(TestConversation.ROUTE, true, NOON, NOON), open));

        assertThat(takeOver().legs()).containsExactly(open);
    }

    @Test
    void remembersASubscriber() {
        assertThat(await(store.takeOver(conversation.subscriber(), LIMIT)).subscriber())
                .isEmpty();

        await(store.remember(new SubscriberRecord(conversation.subscriber(), null, null, "en")));
        await(store.remember(conversation.subscriberRecord()));

        assertThat(await(store.takeOver(conversation.subscriber(), LIMIT)).subscriber())
                .contains(conversation.subscriberRecord());
    }

    private TestConversation ofSameSubscriber(TestConversation other) {
        ConversationRecord its = other.record();
        return new TestConversation(
                new ConversationRecord(
                        its.id(),
                        conversation.subscriber(),
                        1,
                        1,
                        1,
                        its.mode(),
                        its.route(),
                        "ko",
                        NOON,
                        NOON,
                        null,
                        null,
                        null),
                other.legs(),
                other.utterances());
    }

    private LoadedConversation takeOver() {
        return await(store.takeOver(conversation.subscriber(), LIMIT))
                .conversation()
                .orElseThrow();
    }

    private void save(TestConversation changed) {
        await(store.save(changed.change()));
    }

    private static List<String> texts(LoadedConversation loaded) {
        return loaded.utterances().stream().map(UtteranceRecord::text).toList();
    }
}
