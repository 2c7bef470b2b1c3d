package telecom.assistant.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.TimeoutException;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.hibernate.reactive.mutiny.Mutiny.StatelessSession;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import telecom.assistant.store.conversation.ConversationStore;

@QuarkusTest
@WithTestResource(Database.class)
class TransactionsIT {

    /** As in application.properties. */
    private static final int CONNECTIONS = 2;

    @Inject
    ConversationStore store;

    @Inject
    Transactions transactions;

    @Inject
    DirectStatements statements;

    @Inject
    DataSource dataSource;

    private final TestConversation conversation = TestConversation.begun();

    @BeforeEach
    void open() {
        TestConversation.await(store.save(conversation.opening()));
    }

    @Test
    void storesNothingOfWorkThatFails() {
        Uni<Void> failing = transactions.run(
                session -> raiseTurn(session).chain(() -> Uni.createFrom().failure(new WorkFailed())));

        assertThatThrownBy(() -> TestConversation.await(failing)).isInstanceOf(WorkFailed.class);
        assertThat(turn()).isEqualTo(1);
    }

    @Test
    void givesUpWorkThatTimesOutAndFreesItsConnection() throws SQLException {
        try (Connection other = dataSource.getConnection()) {
            lockConversation(other);

            blockWorkUntilItTimesOut(CONNECTIONS);
            other.rollback();
        }

        awaitIdleDatabase();
        assertThat(turn()).isEqualTo(1);
        assertEveryConnectionIsUsable();
    }

    @Test
    void leaksNoConnectionIfWorkTimesOutWhileWaitingForOne() throws SQLException {
        try (Connection other = dataSource.getConnection()) {
            lockConversation(other);

            blockWorkUntilItTimesOut(3 * CONNECTIONS);
            other.rollback();
        }

        awaitIdleDatabase();
        assertThat(turn()).isEqualTo(1);
        assertEveryConnectionIsUsable();
    }

    @Test
    void keepsAllConnectionsAvailableWhenDirectStatementsTimeOut() throws SQLException {
        DirectStatement raise =
                DirectStatement.of("update conversation set turn = turn where conversation_id = cast(:id as uuid)");
        try (Connection other = dataSource.getConnection()) {
            lockConversation(other);

            awaitTimeOuts(3 * CONNECTIONS, () -> statements.run(raise, Map.of("id", conversation.id())));
            other.rollback();
        }

        awaitIdleDatabase();
        assertEveryConnectionIsUsable();
    }

    /** Runs work of two steps, the first of which is blocked. The second must not run after the rollback. */
    private void blockWorkUntilItTimesOut(int count) {
        awaitTimeOuts(
                count, () -> transactions.run(session -> raiseTurn(session).chain(() -> raiseTurn(session))));
    }

    private static void awaitTimeOuts(int count, Supplier<Uni<?>> work) {
        List<Uni<Void>> blocked = IntStream.range(0, count)
                .mapToObj(i -> work.get()
                        .replaceWithVoid()
                        .onItem()
                        .failWith(stored -> new AssertionError("stored"))
                        .onFailure(TimeoutException.class)
                        .recoverWithNull())
                .toList();
        TestConversation.await(Uni.join().all(blocked).andFailFast());
    }

    /** Each transaction holds its connection until the last one has got its own. */
    private void assertEveryConnectionIsUsable() {
        CompletableFuture<Void> all = new CompletableFuture<>();
        AtomicInteger begun = new AtomicInteger();
        List<Uni<Void>> together = IntStream.range(0, CONNECTIONS)
                .mapToObj(i -> transactions.<Void>run(session -> {
                    if (begun.incrementAndGet() == CONNECTIONS) {
                        all.complete(null);
                    }
                    return Uni.createFrom().completionStage(all);
                }))
                .toList();
        TestConversation.await(Uni.join().all(together).andFailFast());
    }

    private Uni<Integer> raiseTurn(StatelessSession session) {
        return session.createNativeQuery("update conversation set turn = turn + 1 where conversation_id = :id")
                .setParameter("id", conversation.id())
                .executeUpdate();
    }

    private long turn() {
        return TestConversation.await(store.takeOver(conversation.subscriber(), 1))
                .conversation()
                .orElseThrow()
                .conversation()
                .turn();
    }

    private void lockConversation(Connection connection) throws SQLException {
        connection.setAutoCommit(false);
        try (Statement statement = connection.createStatement()) {
            statement.execute(
                    "select 1 from conversation where conversation_id = '%s' for update".formatted(conversation.id()));
        }
    }

    private void awaitIdleDatabase() {
        await().atMost(Duration.ofSeconds(10)).until(this::isIdle);
    }

    private boolean isIdle() throws SQLException {
        try (Connection connection = dataSource.getConnection();
                Statement statement = connection.createStatement();
                ResultSet busy = statement.executeQuery("""
                        select count(*) from pg_stat_activity
                        where datname = current_database() and pid <> pg_backend_pid() and state <> 'idle'""")) {
            return busy.next() && busy.getInt(1) == 0;
        }
    }

    private static final class WorkFailed extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }
}
