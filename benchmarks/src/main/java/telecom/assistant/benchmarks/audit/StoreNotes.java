package telecom.assistant.benchmarks.audit;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import telecom.assistant.benchmarks.promise.Store;
import telecom.assistant.benchmarks.promise.Tag;

/**
 * Has the database record when conversations are written and when each reply is first stored, because the application
 * does not record this. The recorded times are those at which the statements ran, by the clock of this machine; their
 * commits came later.
 */
final class StoreNotes {

    private static final String TRIGGERS = """
            create table noted_write (conversation_id uuid, noted_at timestamptz);
            create function note_write() returns trigger language plpgsql as $$
                begin
                    insert into noted_write values (new.conversation_id, clock_timestamp());
                    return null;
                end $$;
            create trigger note_write after insert or update on conversation for each row execute function note_write();
            create table noted_reply (
                conversation_id uuid, turn bigint, noted_at timestamptz, primary key (conversation_id, turn));
            create function note_reply() returns trigger language plpgsql as $$
                begin
                    insert into noted_reply values (new.conversation_id, new.turn, clock_timestamp())
                        on conflict do nothing;
                    return null;
                end $$;
            create trigger note_reply after insert or update on utterance for each row
                when (new.role = 'ASSISTANT') execute function note_reply();
            """;

    private static final String WRITES = "select conversation_id, noted_at from noted_write";
    private static final String REPLIES = "select conversation_id, noted_at, turn from noted_reply";
    private static final String UTTERANCES =
            "select conversation_id, turn, text from utterance where role = 'SUBSCRIBER' order by said_at";

    private final Store store;

    /** Begins to record. The schema must exist, and there must not be any utterances yet. */
    StoreNotes(Store store) {
        this.store = store;
        store.execute(TRIGGERS);
    }

    /** Reads the recorded times, and the utterances of each turn. */
    StoredTurns read() {
        StoredTurns turns = new StoredTurns();
        store.query(WRITES, row -> turns.addWrite(row.getString(1), time(row)));
        store.query(REPLIES, row -> turns.addReply(row.getString(1), row.getLong(3), time(row)));
        store.query(UTTERANCES, row -> addUtterances(row, turns));
        return turns;
    }

    private static Instant time(ResultSet row) throws SQLException {
        return row.getObject(2, OffsetDateTime.class).toInstant();
    }

    private static void addUtterances(ResultSet row, StoredTurns turns) throws SQLException {
        for (Tag tag : Tag.in(row.getString(3))) {
            turns.addUtterance(row.getString(1), row.getLong(2), tag);
        }
    }
}
