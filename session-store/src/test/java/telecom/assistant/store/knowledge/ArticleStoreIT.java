package telecom.assistant.store.knowledge;

import static org.assertj.core.api.Assertions.assertThat;
import static telecom.assistant.store.TestConversation.await;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import telecom.assistant.store.Database;
import telecom.assistant.store.Statement;
import telecom.assistant.store.Transactions;

@QuarkusTest
@WithTestResource(Database.class)
class ArticleStoreIT {

    @Inject
    ArticleStore store;

    @Inject
    Transactions transactions;

    private final String id = "article-" + UUID.randomUUID();

    @Test
    void readsLoadedArticles() {
        assertThat(await(store.load(List.of(article("ko", "본문"), article("en", "Text")))))
                .isEqualTo(2);

        assertThat(inForce()).containsExactly(article("en", "Text"), article("ko", "본문"));
    }

    @Test
    void keepsAllVersionsAndPutsTheLastOneInForce() {
        await(store.load(List.of(article("ko", "처음"))));
        await(store.load(List.of(article("ko", "나중"))));

        assertThat(inForce()).containsExactly(article("ko", "나중"));
        assertThat(versions()).isEqualTo(2);
    }

    @Test
    void storesNoNewVersionOfAnUnchangedArticle() {
        await(store.load(List.of(article("ko", "본문"))));
        long before = await(store.revision());

        assertThat(await(store.load(List.of(article("ko", "본문"))))).isZero();
        assertThat(await(store.revision())).isEqualTo(before);
        assertThat(versions()).isEqualTo(1);
    }

    @Test
    void withdrawsAllLanguagesAndRaisesTheRevision() {
        await(store.load(List.of(article("ko", "본문"), article("en", "Text"))));
        long before = await(store.revision());

        assertThat(await(store.withdraw(id))).isEqualTo(2);
        assertThat(await(store.withdraw(id))).isZero();
        assertThat(inForce()).isEmpty();
        assertThat(versions()).isEqualTo(2);
        assertThat(await(store.revision())).isEqualTo(before + 1);
    }

    @Test
    void loadsAWithdrawnArticleAgain() {
        await(store.load(List.of(article("ko", "본문"))));
        await(store.withdraw(id));

        assertThat(await(store.load(List.of(article("ko", "본문"))))).isEqualTo(1);
        assertThat(inForce()).hasSize(1);
    }

    private List<StoredArticle> inForce() {
        return await(store.read()).articles().stream()
                .filter(article -> article.id().equals(id))
                .toList();
    }

    private long versions() {
        String count = "select count(*) from article where article_id = :id";
        return await(transactions.read(session -> new Statement(count, Map.of("id", id)).one(session, Long.class)));
    }

    private StoredArticle article(String language, String body) {
        return new StoredArticle(id, language, "제목", "SUBSCRIBERS", "roaming", body, LocalDate.of(2026, 1, 1), null);
    }
}
