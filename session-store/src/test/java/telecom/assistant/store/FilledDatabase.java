package telecom.assistant.store;

import java.util.UUID;

/**
 * Fills the database with many conversations over seven weeks. Most of them are closed, and the first one is very long.
 * Their subscribers are {@code plan-1}, {@code plan-2} and so on.
 */
public final class FilledDatabase {

    private static final int CONVERSATIONS = 100_000;
    private static final int MANY_TURNS = 20_000;

    private final Rows rows;

    public FilledDatabase(Rows rows) {
        this.rows = rows;
    }

    public void fill() {
        rows.execute(
                """
                insert into subscriber select 'plan-' || n, null, null, 'ko', now() from generate_series(1, %d) n""".formatted(CONVERSATIONS),
                """
                        insert into conversation (conversation_id, subscriber_id, epoch, turn, mode, channel, leg, language,
                            waiting_since, opened_at, last_at, closed_at, closed_in, closing)
                        select conversation_id_floor(now() + n * interval '7 weeks' / %1$d), 'plan-' || n, 1, 1,
                            case when n %% 1000 = 1 then 'WAITING' when n %% 1000 = 2 then 'AGENT' else 'ASSISTANT' end,
                            'SMS', 'leg', 'ko', now() - n * interval '1 second', now(), now() - n * interval '1 second',
                            case when n %% 20 > 2 then now() end, case when n %% 20 > 2 then n end,
                            case when n %% 20 > 2 then n end
                        from generate_series(1, %1$d) n""".formatted(CONVERSATIONS),
                """
                insert into leg select conversation_id, channel, leg, subscriber_id, null, null, null, true, now(), null
                from conversation where subscriber_id like 'plan-%'""",
                """
                insert into utterance select conversation_id, gen_random_uuid(), subscriber_id, 1, 'SUBSCRIBER', null,
                    channel, leg, 'hello', 'ko', 'COMPLETE', now()
                from conversation where subscriber_id like 'plan-%'""",
                """
                insert into utterance select conversation_id, gen_random_uuid(), subscriber_id, n, 'SUBSCRIBER', null,
                    channel, leg, 'hello', 'ko', 'COMPLETE', now()
                from conversation, generate_series(2, %d) n where subscriber_id = 'plan-1'""".formatted(MANY_TURNS),
                """
                insert into suggestion select conversation_id, gen_random_uuid(), subscriber_id, gen_random_uuid(), 0,
                    'hello', 0.5, now()
                from conversation where subscriber_id like 'plan-%'""",
                """
                insert into erased_subscriber select 'plan-' || n, row(1, n)::inbound_position, now()
                from generate_series(1, %d) n""".formatted(CONVERSATIONS),
                """
                        insert into subscriber_usage select subscriber_id, current_date - n, conversation_id, 1, 1
                        from conversation, generate_series(0, 1) n where subscriber_id like 'plan-%'""",
                """
                        insert into consent select subscriber_id, 'TRAINING', now() - interval '1 year'
                        from subscriber where subscriber_id like 'plan-%'""",
                "analyze");
    }

    public UUID longConversation() {
        return UUID.fromString(rows.texts("select conversation_id from conversation where subscriber_id = 'plan-1'")
                .get(0));
    }

    /** Removes everything, including what other tests have left. */
    public void empty() {
        rows.execute("truncate subscriber, conversation, erased_subscriber, subscriber_usage cascade", "analyze");
    }
}
