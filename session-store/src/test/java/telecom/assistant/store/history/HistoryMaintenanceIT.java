package telecom.assistant.store.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static telecom.assistant.store.TestConversation.await;
import static telecom.assistant.store.TestConversation.said;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import telecom.assistant.channel.event.Role;
import telecom.assistant.conversation.SettledThrough;
import telecom.assistant.store.Database;
import telecom.assistant.store.Rows;
import telecom.assistant.store.TestConversation;
import telecom.assistant.store.conversation.ConversationStore;

/** Maintains conversations of the first weeks of 2024 and 2025, for which no partition was created ahead of time. */
@QuarkusTest
@WithTestResource(Database.class)
class HistoryMaintenanceIT {

    private static final Instant FIRST_WEEK = Instant.parse("2024-01-01T00:00:00Z");
    private static final Instant LATER_WEEK = Instant.parse("2025-01-06T00:00:00Z");
    private static final Duration WEEK = Duration.ofDays(7);
    private static final Duration RETENTION = Duration.ofDays(90);

    @Inject
    HistoryMaintenance maintenance;

    @Inject
    Partitions partitions;

    @Inject
    ConversationStore store;

    @Inject
    Erasure erasure;

    @Inject
    Rows rows;

    @AfterEach
    void dropWhatIsLeft() {
        rows.execute("update conversation set closed_at = '2024-01-01' where conversation_id <"
                + " conversation_id_floor('2026-01-01')");
        await(maintenance.run(Instant.now()));
    }

    @Test
    void createsPartitionsAheadWithoutGapsAndOnlyOnce() {
        Instant inHalfAYear = Instant.now().plus(Duration.ofDays(180));

        await(partitions.createAhead(inHalfAYear));
        long made = rows.count("history_partition");
        await(partitions.createAhead(inHalfAYear));

        assertThat(rows.count("history_partition")).isEqualTo(made);
        assertThat(rows.count(
                        "history_partition where opened_before >= '" + inHalfAYear.plus(Duration.ofDays(56)) + "'"))
                .isPositive();
        assertThat(rows.count("history_partition p where opened_before < (select max(opened_before) from"
                        + " history_partition) and not exists (select from history_partition n"
                        + " where n.opened_from = p.opened_before)"))
                .isZero();
        assertThat(rows.count("pg_inherits where inhparent = 'utterance'::regclass"))
                .isEqualTo(made);
    }

    @Test
    void putsEverythingOfAConversationIntoItsPartition() {
        TestConversation conversation = conversationOf(FIRST_WEEK);

        assertThat(rows.texts("select distinct tableoid::regclass from utterance where conversation_id = '"
                        + conversation.id() + "'"))
                .containsExactly("utterance_20240101");
        assertThat(rows.texts("select distinct tableoid::regclass from leg where conversation_id = '"
                        + conversation.id() + "'"))
                .containsExactly("leg_20240101");
    }

    @Test
    void dropsOldPartitionsWithTheirConversationsAndSubscribers() {
        TestConversation old = close(conversationOf(FIRST_WEEK), FIRST_WEEK);
        TestConversation later = close(conversationOf(LATER_WEEK), LATER_WEEK);

        await(maintenance.run(LATER_WEEK.plus(RETENTION)));

        assertThat(exists(old)).isFalse();
        assertThat(rows.count(
                        "subscriber where subscriber_id = '" + old.subscriber().value() + "'"))
                .isZero();
        assertThat(rows.texts("select to_regclass('utterance_20240101')")).containsOnlyNulls();
        assertThat(rows.count("history_partition where name = '20240101'")).isZero();
        assertThat(exists(later)).isTrue();
        assertThat(rows.count("utterance where conversation_id = '" + later.id() + "'"))
                .isEqualTo(1);
    }

    @Test
    void keepsAPartitionInWhichAConversationIsOpenOrWasClosedRecently() {
        Instant now = FIRST_WEEK.plus(RETENTION).plus(RETENTION);
        TestConversation open = conversationOf(FIRST_WEEK);

        await(maintenance.run(now));
        assertThat(exists(open)).isTrue();

        close(open, now.minus(RETENTION));
        await(maintenance.run(now));
        assertThat(exists(open)).isTrue();

        await(maintenance.run(now.plusSeconds(1)));
        assertThat(exists(open)).isFalse();
    }

    @Test
    void keepsASubscriberAboutWhomMoreIsStored() {
        TestConversation old = close(conversationOf(FIRST_WEEK), FIRST_WEEK);
        rows.execute("insert into sms_opt_out values ('" + old.subscriber().value() + "', '114', now())");

        await(maintenance.run(Instant.now()));

        assertThat(exists(old)).isFalse();
        assertThat(rows.count(
                        "subscriber where subscriber_id = '" + old.subscriber().value() + "'"))
                .isEqualTo(1);
    }

    @Test
    void forgetsTheConsentsOfAForgottenSubscriber() {
        TestConversation old = close(conversationOf(FIRST_WEEK), FIRST_WEEK);
        rows.execute("insert into consent values ('" + old.subscriber().value() + "', 'TRAINING', now())");

        await(maintenance.run(Instant.now()));

        assertThat(rows.count(
                        "consent where subscriber_id = '" + old.subscriber().value() + "'"))
                .isZero();
    }

    @Test
    void forgetsModelUsageAfterTheRetention() {
        String who = TestConversation.begun().subscriber().value();
        rows.execute(
                "insert into subscriber_usage values ('" + who + "', '2024-01-01', gen_random_uuid(), 1, 1)",
                "insert into subscriber_usage values ('" + who + "', current_date, gen_random_uuid(), 1, 1)");

        await(maintenance.run(Instant.now()));

        assertThat(rows.texts("select day = current_date from subscriber_usage where subscriber_id = '" + who + "'"))
                .containsExactly("t");
    }

    @Test
    void forgetsASubscriberWhoNeverHadAConversation() {
        TestConversation stranger = TestConversation.begun();
        await(store.remember(stranger.subscriberRecord()));

        await(maintenance.run(Instant.now().plus(RETENTION).minusSeconds(60)));
        assertThat(rows.count("subscriber where subscriber_id = '"
                        + stranger.subscriber().value() + "'"))
                .isEqualTo(1);

        await(maintenance.run(Instant.now().plus(RETENTION).plusSeconds(60)));
        assertThat(rows.count("subscriber where subscriber_id = '"
                        + stranger.subscriber().value() + "'"))
                .isZero();
    }

    @Test
    void forgetsAnErasureOnceNoEventCanBeRedelivered() {
        TestConversation erased = TestConversation.begun();
        Instant now = Instant.now();
        await(erasure.erase(erased.subscriber(), new SettledThrough(0, 1, now)));
        String row = "erased_subscriber where subscriber_id = '"
                + erased.subscriber().value() + "'";

        await(maintenance.run(now.plus(Duration.ofDays(29))));
        assertThat(rows.count(row)).isEqualTo(1);

        await(maintenance.run(now.plus(Duration.ofDays(31))));
        assertThat(rows.count(row)).isZero();
    }

    @Test
    void doesNotWaitForAPartitionThatIsInUse() throws SQLException {
        TestConversation old = close(conversationOf(FIRST_WEEK), FIRST_WEEK);
        try (Rows.Held reader = rows.hold("select count(*) from utterance")) {
            assertThatThrownBy(() -> await(maintenance.run(Instant.now()))).hasMessageContaining("lock timeout");
            assertThat(exists(old)).isTrue();
        }

        await(maintenance.run(Instant.now()));
        assertThat(exists(old)).isFalse();
    }

    @Test
    void leavesTheWorkToANodeThatIsAlreadyDoingIt() throws SQLException {
        TestConversation old = close(conversationOf(FIRST_WEEK), FIRST_WEEK);
        try (Rows.Held other = rows.hold("select pg_advisory_xact_lock(" + SingleNodeLock.LOCK + ")")) {
            await(maintenance.run(Instant.now()));
            assertThat(exists(old)).isTrue();
        }
    }

    /** An open conversation, opened in the week. */
    private TestConversation conversationOf(Instant week) {
        rows.execute("select add_history_partition('" + week + "', '" + week.plus(WEEK) + "')"
                + " where not exists (select from history_partition where opened_from = '" + week + "')");
        TestConversation conversation =
                TestConversation.begun(idAt(week.plusSeconds(3600))).with(said(1, Role.SUBSCRIBER, "hello", week));
        await(store.save(conversation.opening()));
        return conversation;
    }

    private TestConversation close(TestConversation conversation, Instant at) {
        rows.execute(
                "update conversation set closed_at = '" + at + "' where conversation_id = '" + conversation.id() + "'");
        return conversation;
    }

    private boolean exists(TestConversation conversation) {
        return rows.count("conversation where conversation_id = '" + conversation.id() + "'") > 0;
    }

    private static UUID idAt(Instant time) {
        UUID random = UUID.randomUUID();
        return new UUID(
                (time.toEpochMilli() << 16) | 0x7000 | (random.getMostSignificantBits() & 0xfff),
                random.getLeastSignificantBits());
    }
}
