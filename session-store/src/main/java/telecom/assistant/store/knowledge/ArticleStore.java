package telecom.assistant.store.knowledge;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.hibernate.reactive.mutiny.Mutiny.StatelessSession;
import telecom.assistant.store.DirectStatement;
import telecom.assistant.store.DirectStatements;
import telecom.assistant.store.Statement;
import telecom.assistant.store.Transactions;

/**
 * Stores the articles in PostgreSQL, with all their versions. Changes are serialized across all nodes, and each raises
 * the revision in the same transaction. May be used from any thread.
 */
@ApplicationScoped
public class ArticleStore {

    private static final DirectStatement REVISION = DirectStatement.of("select revision from knowledge_revision");

    private static final String LOCK = "select revision from knowledge_revision for update";

    private static final String RAISE = "update knowledge_revision set revision = revision + 1";

    private static final String IN_FORCE = """
        select article_id, language, title, audience, area, body, cast(valid_from as text), cast(valid_until as text)
        from article where withdrawn_at is null order by article_id, language\
        """;

    private static final String REPLACE = """
        update article set withdrawn_at = now()
        where article_id = :id and language = :language and withdrawn_at is null
            and (title, audience, area, body, coalesce(cast(valid_from as text), ''),
                coalesce(cast(valid_until as text), ''))
                is distinct from (:title, :audience, :area, :body, :from, :until)\
        """;

    private static final String INSERT = """
        insert into article (article_id, language, version, title, audience, area, body, valid_from, valid_until)
        select :id, :language,
            1 + coalesce((select max(version) from article where article_id = :id and language = :language), 0),
            :title, :audience, :area, :body,
            cast(nullif(:from, '') as date), cast(nullif(:until, '') as date)
        where not exists (select 1 from article
            where article_id = :id and language = :language and withdrawn_at is null)\
        """;

    private static final String VERSIONS = """
        select count(*) from article
        where article_id = :id and language = :language
            and (title, audience, area, body, coalesce(cast(valid_from as text), ''),
                coalesce(cast(valid_until as text), ''))
                is not distinct from (:title, :audience, :area, :body, :from, :until)\
        """;

    private static final String WITHDRAW =
            "update article set withdrawn_at = now() where article_id = :id and withdrawn_at is null";

    private final Transactions transactions;
    private final DirectStatements direct;

    ArticleStore(Transactions transactions, DirectStatements direct) {
        this.transactions = transactions;
        this.direct = direct;
    }

    /** The articles in force at a revision. */
    public record Contents(long revision, List<StoredArticle> articles) {}

    /** The current revision, a number that rises with every change. */
    public Uni<Long> revision() {
        return direct.one(REVISION, Map.of())
                .map(row -> row.map(found -> found.getLong(0)).orElse(0L));
    }

    /** All articles in force, valid today or not. */
    public Uni<Contents> read() {
        // The revision is read first: at worst it is too old, and everything is read once more.
        return revision().chain(revision -> transactions
                .read(session -> new Statement(IN_FORCE, Map.of()).list(session, Object[].class))
                .map(rows -> new Contents(
                        revision, rows.stream().map(ArticleStore::article).toList())));
    }

    /**
     * Puts articles in force in place of their earlier versions. An article that is already in force unchanged is
     * skipped.
     *
     * @return how many were new or different
     */
    public Uni<Integer> load(List<StoredArticle> articles) {
        return changing(session -> {
            Uni<Integer> loaded = Uni.createFrom().item(0);
            for (StoredArticle article : articles) {
                loaded = loaded.chain(before -> load(session, article).map(changed -> before + changed));
            }
            return loaded;
        });
    }

    /**
     * Like {@link #load}, but skips versions that have been in force before, so that an article that an operator has
     * withdrawn or replaced stays that way when a node starts.
     *
     * @return how many were new
     */
    public Uni<Integer> loadNew(List<StoredArticle> articles) {
        return changing(session -> {
            Uni<Integer> loaded = Uni.createFrom().item(0);
            for (StoredArticle article : articles) {
                loaded = loaded.chain(before -> loadNew(session, article).map(changed -> before + changed));
            }
            return loaded;
        });
    }

    private static Uni<Integer> loadNew(StatelessSession session, StoredArticle article) {
        return new Statement(VERSIONS, values(article))
                .one(session, Long.class)
                .chain(versions -> versions > 0 ? Uni.createFrom().item(0) : load(session, article));
    }

    /**
     * Withdraws an article in all its languages. Its versions are kept.
     *
     * @return the number of languages in which it was in force
     */
    public Uni<Integer> withdraw(String id) {
        return changing(session -> new Statement(WITHDRAW, Map.of("id", id)).execute(session));
    }

    private Uni<Integer> changing(Change change) {
        return transactions.run(session -> new Statement(LOCK, Map.of())
                .one(session, Long.class)
                .chain(() -> change.applyIn(session))
                .chain(changed -> changed == 0
                        ? Uni.createFrom().item(0)
                        : new Statement(RAISE, Map.of()).execute(session).replaceWith(changed)));
    }

    /** Changes articles; returns how many. */
    private interface Change {
        Uni<Integer> applyIn(StatelessSession session);
    }

    private static Uni<Integer> load(StatelessSession session, StoredArticle article) {
        Map<String, ?> values = values(article);
        return new Statement(REPLACE, values).execute(session).chain(() -> new Statement(INSERT, values)
                .execute(session));
    }

    private static Map<String, ?> values(StoredArticle article) {
        return Map.of(
                "id",
                article.id(),
                "language",
                article.language(),
                "title",
                article.title(),
                "audience",
                article.audience(),
                "area",
                article.area(),
                "body",
                article.body(),
                "from",
                text(article.validFrom()),
                "until",
                text(article.validUntil()));
    }

    private static StoredArticle article(Object[] row) {
        return new StoredArticle(
                (String) row[0],
                (String) row[1],
                (String) row[2],
                (String) row[3],
                (String) row[4],
                (String) row[5],
                day((String) row[6]),
                day((String) row[7]));
    }

    private static String text(LocalDate day) {
        return day == null ? "" : day.toString();
    }

    private static LocalDate day(String text) {
        return text == null ? null : LocalDate.parse(text);
    }
}
