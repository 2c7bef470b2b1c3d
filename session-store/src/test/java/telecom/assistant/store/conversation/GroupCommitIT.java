package telecom.assistant.store.conversation;

import telecom.assistant.conversation.ConversationChange;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static telecom.assistant.store.Talk.NOON;
import static telecom.assistant.store.Talk.said;

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
import telecom.assistant.store.Database;
import telecom.assistant.store.FencedException;
import telecom.assistant.store.Rows;
import telecom.assistant.store.Talk;

@QuarkusTest
@WithTestResource(Database.class)
class GroupCommitIT {

    /** As by default. */
    private static final int IN_FLIGHT = 2;

    @Inject
    ConversationStore store;

    @Inject
    Rows rows;

    @Test
    void letsManyChangesShareFewTransactions() {
        List<Talk> talks = IntStream.range(0, 1000)
                .mapToObj(i -> Talk.begun().with(said(1, Role.SUBSCRIBER, "hello " + i, NOON)))
                .toList();

        saveAll(talks.stream().map(Talk::opening).toList());

        String ours = idsOf(talks);
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
        List<Talk> talks = Stream.generate(Talk::begun).limit(20).toList();
        saveAll(talks.stream().map(Talk::opening).toList());
        List<Talk> lost = talks.subList(0, 5);
        lost.forEach(talk -> Talk.await(store.takeOver(talk.subscriber(), 1)));

        List<Optional<Throwable>> outcomes = inOneBatch(talks.stream()
                .map(talk -> talk.at(1, 2)
                        .with(said(2, Role.ASSISTANT, "reply", NOON))
                        .change())
                .toList());

        assertThat(outcomes.subList(0, 5))
                .allSatisfy(outcome -> assertThat(outcome).containsInstanceOf(FencedException.class));
        assertThat(outcomes.subList(5, 20))
                .allSatisfy(outcome -> assertThat(outcome).isEmpty());
        assertThat(rows.count("utterance where conversation_id in (" + idsOf(lost) + ")"))
                .isZero();
        assertThat(rows.count("utterance where conversation_id in (" + idsOf(talks) + ")"))
                .isEqualTo(15);
    }

    @Test
    void refusesAChangeWhoseConversationIsTakenOverWhileItWaits() throws SQLException {
        Talk talk = Talk.begun();
        Talk.await(store.save(talk.opening()));
        CompletableFuture<Optional<Throwable>> late;
        try (Rows.Held takingOver =
                rows.hold("update conversation set epoch = epoch + 1 where conversation_id = '" + talk.id() + "'")) {
            late = outcome(
                    talk.at(1, 2).with(said(2, Role.ASSISTANT, "late", NOON)).change());
            await().until(rows::isAnyBlocked);
        }

        assertThat(late.orTimeout(10, TimeUnit.SECONDS).join()).containsInstanceOf(FencedException.class);
        assertThat(rows.count("utterance where conversation_id = '" + talk.id() + "'"))
                .isZero();
    }

    @Test
    void storesABatchButForTheOneChangeThatTheDatabaseRefuses() throws SQLException {
        List<Talk> talks = Stream.generate(Talk::begun).limit(20).collect(Collectors.toCollection(ArrayList::new));
        talks.set(7, talks.get(7).with(said(1, Role.SUBSCRIBER, null, NOON)));

        List<Optional<Throwable>> outcomes =
                inOneBatch(talks.stream().map(Talk::opening).toList());

        assertThat(outcomes.get(7)).hasValueSatisfying(failure -> assertThat(failure)
                .isNotInstanceOfAny(FencedException.class, TimeoutException.class));
        outcomes.remove(7);
        assertThat(outcomes).allSatisfy(outcome -> assertThat(outcome).isEmpty());
        assertThat(rows.count("conversation where conversation_id in (" + idsOf(talks) + ")"))
                .isEqualTo(19);
    }

    @Test
    void storesTheChangesOfOneConversationInTheOrderInWhichTheyCame() {
        Talk talk = Talk.begun();
        List<ConversationChange> changes = new ArrayList<>(List.of(talk.opening()));
        IntStream.rangeClosed(2, 50)
                .forEach(turn -> changes.add(talk.at(1, turn).change()));

        saveAll(changes);

        assertThat(rows.texts("select turn from conversation where conversation_id = '" + talk.id() + "'"))
                .containsExactly("50");
    }

    @Test
    void opensAgainWhatItsCallerDoesNotKnowToBeOpen() {
        Talk talk = Talk.begun().with(said(1, Role.SUBSCRIBER, "hello", NOON));

        Talk.await(store.save(talk.opening()));
        Talk.await(store.save(talk.opening()));

        assertThat(rows.count("utterance where conversation_id = '" + talk.id() + "'"))
                .isEqualTo(1);
    }

    @Test
    void leavesOutWhatItsCallerHasGivenUpWhileItWaited() throws SQLException {
        Talk abandoned = Talk.begun();
        Talk wanted = Talk.begun();
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

    /** Has them collected while all transactions are busy, hence written together. */
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

    /** Until it is closed, every transaction of the store waits for a row. */
    private Rows.Held occupyTransactions() {
        List<Talk> busy = Stream.generate(Talk::begun).limit(IN_FLIGHT).toList();
        saveAll(busy.stream().map(Talk::opening).toList());
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
        Talk.await(Uni.join().all(saves).andFailFast());
    }

    private static String idsOf(List<Talk> talks) {
        return talks.stream().map(talk -> "'" + talk.id() + "'").collect(Collectors.joining(","));
    }
}
