package telecom.assistant.store.knowledge;

import io.smallrye.mutiny.Uni;
import java.util.ArrayList;
import java.util.List;

/** Keeps articles in memory, and does not answer for a while. */
public final class FailingArticles extends ArticleStore {

    public final List<StoredArticle> loaded = new ArrayList<>();
    private int failures;

    public FailingArticles() {
        super(null, null);
    }

    /** As many of the next attempts fail. */
    public void failNext(int attempts) {
        failures = attempts;
    }

    @Override
    public Uni<Integer> loadNew(List<StoredArticle> articles) {
        return Uni.createFrom().deferred(() -> {
            if (failures > 0) {
                failures--;
                return Uni.createFrom().failure(new IllegalStateException("no database"));
            }
            loaded.addAll(articles);
            return Uni.createFrom().item(articles.size());
        });
    }
}
