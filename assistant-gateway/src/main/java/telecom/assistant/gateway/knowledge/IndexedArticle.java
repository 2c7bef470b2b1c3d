package telecom.assistant.gateway.knowledge;

import java.util.HashMap;
import java.util.Map;

/**
 * An article and how often each of its terms occurs in it.
 *
 * @param counts the number of occurrences of each term, weighted
 * @param length the sum of these numbers
 */
record IndexedArticle(Article article, Map<String, Integer> counts, int length) {

    /** The number of occurrences that a term counts for when it is in the title. */
    private static final int TITLE_WEIGHT = 3;

    static IndexedArticle of(Article article, SearchTerms terms) {
        Map<String, Integer> counts = new HashMap<>();
        terms.of(article.title()).forEach(term -> counts.merge(term, TITLE_WEIGHT, Integer::sum));
        terms.of(article.body()).forEach(term -> counts.merge(term, 1, Integer::sum));
        int length = counts.values().stream().mapToInt(Integer::intValue).sum();
        return new IndexedArticle(article, counts, length);
    }
}
