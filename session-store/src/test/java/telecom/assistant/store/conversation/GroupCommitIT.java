package telecom.assistant.store.conversation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static telecom.assistant.store.TestConversation.NOON;
import static telecom.assistant.store.TestConversation.said;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.TimeoutException;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.helpers.test.UniAssertSubscriber;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import telecom.assistant.channel.event.Role;
import telecom.assistant.conversation.ConversationChange;
import telecom.assistant.store.Database;
import telecom.assistant.store.FencedException;
import telecom.assistant.store.Rows;
import telecom.assistant.store.TestConversation;

@QuarkusTest
@WithTestResource(Database.class)
class GroupCommitIT {

    /** The default of {@code assistant.store.commit.in-flight}. */
    private static final int IN_FLIGHT = 2;

    @Inject
    ConversationStore store;

    @Inject
    Rows rows;

    @Test
    void letsManyChangesShareFewTransactions() {
        List<TestConversation> conversations = IntStream.range(0, 1000)
                .mapToObj(i -> TestConversation.begun().with(said(1, Role.SUBSCRIBER, "hello " + i, NOON)))
                .toList();

        saveAll(conversations.stream().map(TestConversation::opening).toList());

        String ours = idsOf(conversations);
        assertThat(rows.count("conversation where conversation_id in (" + ours + ")"))
                .isEqualTo(1000);
        assertThat(rows.count("utterance where conversation_id in (" + ours + ")"))
                .isEqualTo(1000);
        assertThat(rows.count(
                        "(select distinct xmin::text from conversation where conversation_id in (" + ours + ")) x"))
                .isLessThan(100);
    }

    @Test
    void refusesTheFencedChangesOfABatchAndNoOthers() throws SQLException {
        List<TestConversation> conversations =
                Stream.generate(TestConversation::begun).limit(20).toList();
        saveAll(conversations.stream().map(TestConversation::opening).toList());
        List<TestConversation> lost = conversations.subList(0, 5);
        lost.forEach(conversation -> TestConversation.await(store.takeOver(conversation.subscriber(), 1)));

        List<Optional<Throwable>> outcomes = inOneBatch(conversations.stream()
                .map(conversation -> conversation
                        .at(1, 2)
                        .with(said(2, Role.ASSISTANT, "reply", NOON))
                        .change())
                .toList());

        assertThat(outcomes.subList(0, 5))
                .allSatisfy(outcome -> assertThat(outcome).containsInstanceOf(FencedException.class));
        assertThat(outcomes.subList(5, 20))
                .allSatisfy(outcome -> assertThat(outcome).isEmpty());
        assertThat(rows.count("utterance where conversation_id in (" + idsOf(lost) + ")"))
                .isZero();
        assertThat(rows.count("utterance where conversation_id in (" + idsOf(conversations) + ")"))
                .isEqualTo(15);
    }

    @Test
    void refusesAChangeWhoseConversationIsTakenOverWhileItWaits() throws SQLException {
        TestConversation conversation = TestConversation.begun();
        TestConversation.await(store.save(conversation.opening()));
        CompletableFuture<Optional<Throwable>> late;
        try (Rows.Held takingOver = rows.hold(
                "update conversation set epoch = epoch + 1 where conversation_id = '" + conversation.id() + "'")) {
            late = outcome(conversation
                    .at(1, 2)
                    .with(said(2, Role.ASSISTANT, "late", NOON))
                    .change());
            await().until(rows::isAnyBlocked);
        }

        assertThat(late.orTimeout(10, TimeUnit.SECONDS).join()).containsInstanceOf(FencedException.class);
        assertThat(rows.count("utterance where conversation_id = '" + conversation.id() + "'"))
                .isZero();
    }

    @Test
    void storesABatchExceptForTheOneChangeThatTheDatabaseRefuses() throws SQLException {
        List<TestConversation> conversations =
                Stream.generate(TestConversation::begun).limit(20).collect(Collectors.toCollection(ArrayList::new));
        conversations.set(7, conversations.get(7).with(said(1, Role.SUBSCRIBER, null, NOON)));

        List<Optional<Throwable>> outcomes =
                inOneBatch(conversations.stream().map(TestConversation::opening).toList());

        assertThat(outcomes.get(7)).hasValueSatisfying(failure -> assertThat(failure)
                .isNotInstanceOfAny(FencedException.class, TimeoutException.class));
        outcomes.remove(7);
        assertThat(outcomes).allSatisfy(outcome -> assertThat(outcome).isEmpty());
        assertThat(rows.count("conversation where conversation_id in (" + idsOf(conversations) + ")"))
                .isEqualTo(19);
    }

    @Test
    void storesTheChangesOfOneConversationInOrderOfArrival() {
        TestConversation conversation = TestConversation.begun();
        List<ConversationChange> changes = new ArrayList<>(List.of(conversation.opening()));
        IntStream.rangeClosed(2, 50)
                .forEach(turn -> changes.add(conversation.at(1, turn).change()));

        saveAll(changes);

        assertThat(rows.texts("select turn from conversation where conversation_id = '" + conversation.id() + "'"))
                .containsExactly("50");
    }

    @Test
    void toleratesARepeatedOpening() {
        TestConversation conversation = TestConversation.begun().with(said(1, Role.SUBSCRIBER, "hello", NOON));

        TestConversation.await(store.save(conversation.opening()));
        TestConversation.await(store.save(conversation.opening()));

        assertThat(rows.count("utterance where conversation_id = '" + conversation.id() + "'"))
                .isEqualTo(1);
    }

    @Test
    void skipsAChangeWhoseCallerGaveUpWhileItWaited() throws SQLException {
        TestConversation abandoned = TestConversation.begun();
        TestConversation wanted = TestConversation.begun();
        UniAssertSubscriber<Void> last;
        try (Rows.Held busy = occupyTransactions()) {
            store.save(abandoned.opening()).subscribe().with(ignored -> {}).cancel();
            last = store.save(wanted.opening()).subscribe().withSubscriber(UniAssertSubscriber.create());
        }
        last.awaitItem(Duration.ofSeconds(10));

        assertThat(rows.count("conversation where conversation_id = '" + wanted.id() + "'"))
                .isEqualTo(1);
        assertThat(rows.count("conversation where conversation_id = '" + abandoned.id() + "'"))
                .isZero();
    }

    /** Submits changes while all transactions are busy, so that they are collected and written together. */
    private List<Optional<Throwable>> inOneBatch(List<ConversationChange> changes) throws SQLException {
        List<CompletableFuture<Optional<Throwable>>> outcomes;
        try (Rows.Held busy = occupyTransactions()) {
            outcomes = changes.stream().map(this::outcome).toList();
        }
        return outcomes.stream()
                .map(outcome -> outcome.orTimeout(10, TimeUnit.SECONDS).join())
                .collect(Collectors.toCollection(ArrayList::new));
    }

    private CompletableFuture<Optional<Throwable>> outcome(ConversationChange change) {
        return store.save(change)
                .onItemOrFailure()
                .transform((stored, failure) -> Optional.ofNullable(failure))
                .subscribeAsCompletionStage();
    }

    /** Makes every transaction of the store wait for a row until the result is closed. */
    private Rows.Held occupyTransactions() {
        List<TestConversation> busy =
                Stream.generate(TestConversation::begun).limit(IN_FLIGHT).toList();
        saveAll(busy.stream().map(TestConversation::opening).toList());
        Rows.Held held =
                rows.hold("select 1 from conversation where conversation_id in (" + idsOf(busy) + ") for update");
        for (int i = 0; i < IN_FLIGHT; i++) {
            int blocked = i + 1;
            store.save(busy.get(i).at(1, 2).change()).subscribe().with(ignored -> {}, failure -> {});
            await().until(() -> rows.count("pg_stat_activity where wait_event_type = 'Lock'") == blocked);
        }
        return held;
    }

    private void saveAll(List<ConversationChange> changes) {
        List<Uni<Void>> saves = changes.stream().map(store::save).toList();
        TestConversation.await(Uni.join().all(saves).andFailFast());
    }

    private static String idsOf(List<TestConversation> conversations) {
        return conversations.stream()
                .map(conversation -> "'" + conversation.id() + "'")
                .collect(Collectors.joining(","));
    }
}
