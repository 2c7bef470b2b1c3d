package telecom.assistant.store.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import telecom.assistant.conversation.ConversationChange;
import telecom.assistant.store.Database;
import telecom.assistant.store.FilledDatabase;
import telecom.assistant.store.QueryPlan;
import telecom.assistant.store.Rows;
import telecom.assistant.store.TestConversation;
import telecom.assistant.store.desk.DeskQueries;
import telecom.assistant.store.history.HistoryStatements;
import telecom.assistant.store.teacher.TeacherStatements;

/** How PostgreSQL answers the store's queries on a large database. The plans are written to target/plans.txt. */
@QuarkusTest
@WithTestResource(Database.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class QueryPlansIT {

    private static final Path PLANS = Path.of("target/plans.txt");

    @Inject
    Rows rows;

    @Inject
    DeskQueries desk;

    private FilledDatabase filled;
    private UUID conversation;

    @BeforeAll
    void fill() throws IOException {
        filled = new FilledDatabase(rows);
        filled.fill();
        conversation = filled.longConversation();
        Files.writeString(PLANS, "");
    }

    @AfterAll
    void empty() {
        filled.empty();
    }

    @Test
    void takesOverUsingTheIndexOfOpenConversations() {
        QueryPlan plan = explain("take over: raise the epoch", TakeOver.RAISE_EPOCH, Map.of("subscriber", "'plan-1'"));

        assertThat(plan.indexes()).containsOnly("conversation_open");
        assertThat(plan.fullyScannedTables()).isEmpty();
    }

    @Test
    void readsTheEndOfALongConversationFromOnePartition() {
        QueryPlan plan = explain(
                "take over: read",
                TakeOver.READ,
                Map.of("subscriber", "'plan-1'", "conversation", quoted(conversation), "utterances", "60"));

        assertThat(plan.indexes())
                .contains(
                        "utterance_of_conversation",
                        "leg_pkey",
                        "conversation_pkey",
                        "subscriber_pkey",
                        "conversation_last_closed",
                        "erased_subscriber_pkey",
                        "subscriber_usage_pkey");
        assertThat(plan.partitionsOf("utterance")).hasSize(1);
        assertThat(plan.partitionsOf("leg")).hasSize(1);
        assertThat(plan.sorts()).noneMatch(sorted -> sorted.contains("said_at"));
        assertThat(plan.fullyScannedTables()).isEmpty();
    }

    @Test
    void readsATranscriptFromOnePartition() {
        QueryPlan plan = explain(
                "transcript",
                ConversationReader.LAST_UTTERANCES,
                Map.of("conversation", quoted(conversation), "limit", "200"));

        assertThat(plan.indexes()).containsOnly("utterance_of_conversation");
        assertThat(plan.partitionsOf("utterance")).hasSize(1);
        assertThat(plan.fullyScannedTables()).isEmpty();
    }

    @Test
    void tellsTheStoryOfAConversationFromOnePartitionOfEachTable() {
        QueryPlan plan =
                explain("story", ConversationStory.TELL, Map.of("conversation", quoted(conversation), "limit", "1000"));

        assertThat(plan.indexes()).contains("conversation_pkey", "utterance_of_conversation");
        assertThat(plan.partitionsOf("leg")).hasSizeLessThanOrEqualTo(1);
        assertThat(plan.partitionsOf("utterance")).hasSize(1);
        assertThat(plan.partitionsOf("suggestion")).hasSizeLessThanOrEqualTo(1);
        assertThat(plan.fullyScannedTables()).isEmpty();
    }

    @Test
    void writesABatchUsingTheKeysOfItsRows() {
        List<ConversationChange> changes = IntStream.range(0, 100)
                .mapToObj(i -> TestConversation.begun().change())
                .toList();

        QueryPlan plan = explain(
                "write a batch",
                BatchWriter.WRITE,
                Map.of(
                        "conversations", quoted(ChangeRows.conversations(changes)),
                        "opening", "'[]'",
                        "subscribers", quoted(ChangeRows.subscribers(changes)),
                        "legs", quoted(ChangeRows.legs(changes)),
                        "utterances", quoted(ChangeRows.utterances(changes)),
                        "usage", quoted(ChangeRows.usage(changes))));

        assertThat(plan.indexes()).containsOnly("conversation_pkey");
        assertThat(plan.fullyScannedTables()).isEmpty();
    }

    @Test
    void readsClosedConversationsInOrderByIndex() {
        QueryPlan plan = explain(
                "teacher data: closed conversations",
                TeacherStatements.closed(),
                Map.of("transaction", "50000", "number", "0", "limit", "200"));

        assertThat(plan.indexes()).contains("conversation_closings", "consent_pkey", "utterance_of_conversation");
        assertThat(plan.fullyScannedTables()).isEmpty();
        assertThat(plan.sorts()).noneMatch(sorted -> sorted.contains("conversation.closed_in"));
    }

    @Test
    void readsTheTurnsOfALongConversationFromOnePartition() {
        QueryPlan plan = explain(
                "teacher data: turns",
                ConversationReader.CONSENTED_UTTERANCES,
                Map.of("conversation", quoted(conversation), "after", "10000", "through", "10100", "limit", "5000"));

        assertThat(plan.indexes()).contains("utterance_of_conversation", "consent_pkey");
        assertThat(plan.partitionsOf("utterance")).hasSize(1);
        assertThat(plan.fullyScannedTables()).isEmpty();
    }

    @Test
    void forgetsOldUsageUsingItsIndex() {
        QueryPlan plan = explain(
                "retention: usage",
                HistoryStatements.forgetUsage(),
                Map.of("before", "current_date - 90", "limit", "1000"));

        assertThat(plan.indexes()).contains("subscriber_usage_old");
        assertThat(plan.fullyScannedTables()).isEmpty();
    }

    @Test
    void findsLapsedConversationsAtTheEndsOfIndexes() {
        String longAgo = quoted(Instant.now().minusSeconds(86_400));

        QueryPlan plan = explain(
                "lapsed conversations",
                LapsedConversations.FIND,
                Map.of("waitingSince", longAgo, "attendedSince", longAgo, "idleSince", longAgo, "limit", "100"));

        assertThat(plan.indexes()).containsOnly("conversation_waiting", "conversation_latest");
        assertThat(plan.sorts()).isEmpty();
        assertThat(plan.fullyScannedTables()).isEmpty();
    }

    @Test
    void listsTheNewestConversationsFromTheEndOfTheirKey() {
        QueryPlan plan = explain(
                "newest conversations",
                RecordedConversations.NEWEST,
                Map.of("before", "'ffffffff-ffff-ffff-ffff-ffffffffffff'", "limit", "200"));

        assertThat(plan.indexes()).containsOnly("conversation_pkey");
        assertThat(plan.sorts()).isEmpty();
        assertThat(plan.fullyScannedTables()).isEmpty();
    }

    @Test
    void erasesWithoutScanningWholeTables() {
        for (String statement : HistoryStatements.erasure()) {
            QueryPlan plan = explain("erase: " + statement, statement, Map.of("subscriber", "'plan-1'"));

            assertThat(plan.fullyScannedTables()).as(statement).isEmpty();
        }
    }

    /**
     * How the planner treats a prepared statement shows only in the counters, which are published some time after the
     * transaction. The limit is as large as a desk's and admits some conversations of each mode. Whether the planner
     * looks up so few subscribers one by one or reads the whole table does not matter.
     */
    @Test
    void listsTheDesksQueueByIndex() {
        int times = 300;
        int limit = 250;
        long scans = count("seq_scan", "pg_stat_user_tables", "relname = 'conversation'");
        long lookups = count("idx_scan", "pg_stat_user_indexes", "indexrelname = 'conversation_latest'");

        for (int i = 0; i < times; i++) {
            listQueue(limit);
        }

        // A connection publishes its counters once a second if it is used, and otherwise only after ten.
        Awaitility.await().atMost(Duration.ofSeconds(30)).until(() -> {
            listQueue(limit);
            return count("idx_scan", "pg_stat_user_indexes", "indexrelname = 'conversation_latest'") >= lookups + times;
        });
        // The scans from filling the table may be published just as late, but there are far fewer of them.
        assertThat(count("seq_scan", "pg_stat_user_tables", "relname = 'conversation'"))
                .isLessThan(scans + times);
    }

    private void listQueue(int limit) {
        TestConversation.await(desk.queue(limit, Instant.now().minusSeconds(3600)));
    }

    private long count(String counter, String view, String which) {
        return Long.parseLong(rows.texts("select sum(" + counter + ") from " + view + " where " + which)
                .get(0));
    }

    private QueryPlan explain(String title, String statement, Map<String, String> parameters) {
        QueryPlan plan = QueryPlan.of(rows, statement, parameters);
        try {
            Files.writeString(PLANS, Files.readString(PLANS) + "-- " + title + "\n" + plan.text() + "\n\n");
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        return plan;
    }

    private static String quoted(Object value) {
        return "'" + value.toString().replace("'", "''") + "'";
    }
}
