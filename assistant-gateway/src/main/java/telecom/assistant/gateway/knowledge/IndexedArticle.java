package telecom.assistant.gateway.knowledge;

import java.util.HashMap;
import java.util.Map;

/**
 * An article with the frequency of each of its terms.
 *
 * @param length the total number of terms
 */
record IndexedArticle(Article article, Map<String, Integer> counts, int length) {

    /** How many times a term in the title counts. */
    private static final int TITLE_WEIGHT = 3;

    static IndexedArticle of(Article article, SearchTerms terms) {
        Map<String, Integer> counts = new HashMap<>();
        terms.of(article.title()).forEach(term -> counts.merge(term, TITLE_WEIGHT, Integer::sum));
        terms.of(article.body()).forEach(term -> counts.merge(term, 1, Integer::sum));
        int length = counts.values().stream().mapToInt(Integer::intValue).sum();
        return new IndexedArticle(article, counts, length);
    }
}
