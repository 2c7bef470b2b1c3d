package telecom.assistant.store.knowledge;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import telecom.assistant.store.DirectStatement;
import telecom.assistant.store.DirectStatements;
import telecom.assistant.store.Statement;
import telecom.assistant.store.Transactions;

/** The questions that nothing answered, in PostgreSQL. May be used from any thread. */
@ApplicationScoped
public class QuestionGapStore {

    private static final String ADD = """
        insert into question_gap as known (language, reason, form, topic, example, asked, first_at, last_at)
        values (:language, :reason, :form, :topic, :example, :asked, :first, :last)
        on conflict (language, reason, form) do update set
            asked = known.asked + excluded.asked,
            topic = excluded.topic,
            last_at = greatest(known.last_at, excluded.last_at)\
        """;

    private static final DirectStatement MOST_ASKED = DirectStatement.of("""
        select gap_id, language, reason, form, topic, example, asked, first_at, last_at
        from question_gap order by asked desc, last_at desc limit :limit\
        """);

    private static final String REMOVE = "delete from question_gap where gap_id = :id";

    private final Transactions transactions;
    private final DirectStatements direct;

    QuestionGapStore(Transactions transactions, DirectStatements direct) {
        this.transactions = transactions;
        this.direct = direct;
    }

    /** Adds to what was asked before, all or nothing. */
    public Uni<Void> add(Collection<QuestionGap> gaps) {
        // In one order on every node, so that no two wait for each other.
        List<QuestionGap> sorted = new ArrayList<>(gaps);
        sorted.sort(Comparator.comparing(QuestionGap::language)
                .thenComparing(QuestionGap::reason)
                .thenComparing(QuestionGap::form));
        return transactions.run(session -> Multi.createFrom()
                .iterable(sorted)
                .onItem()
                .transformToUniAndConcatenate(gap -> new Statement(ADD, values(gap)).execute(session))
                .collect()
                .last()
                .replaceWithVoid());
    }

    /** Those that were asked most often, first. */
    public Uni<List<QuestionGap>> mostAsked(int limit) {
        return direct.run(MOST_ASKED, Map.of("limit", limit)).map(rows -> {
            List<QuestionGap> gaps = new ArrayList<>();
            rows.forEach(row -> gaps.add(gap(row)));
            return List.copyOf(gaps);
        });
    }

    /** Removes one, because something answers it now; false if there is none. */
    public Uni<Boolean> remove(UUID id) {
        return transactions
                .run(session -> new Statement(REMOVE, Map.of("id", id)).execute(session))
                .map(removed -> removed > 0);
    }

    private static Map<String, ?> values(QuestionGap gap) {
        return Map.of(
                "language", gap.language(),
                "reason", gap.reason(),
                "form", gap.form(),
                "topic", gap.topic(),
                "example", gap.example(),
                "asked", gap.asked(),
                "first", gap.firstAt(),
                "last", gap.lastAt());
    }

    private static QuestionGap gap(Row row) {
        return new QuestionGap(
                row.getUUID(0),
                row.getString(1),
                row.getString(2),
                row.getString(3),
                row.getString(4),
                row.getString(5),
                row.getLong(6),
                row.getOffsetDateTime(7).toInstant(),
                row.getOffsetDateTime(8).toInstant());
    }
}
