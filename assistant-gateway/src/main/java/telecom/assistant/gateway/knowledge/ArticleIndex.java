package telecom.assistant.gateway.knowledge;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Finds articles by what a question has in common with them: BM25 over an inverted index in memory. An article is found
 * only if it covers enough of what the question says, so that a question about something else finds none. Immutable.
 */
final class ArticleIndex {

    /** The usual parameters of BM25: how soon repetition stops counting, and how much length counts against a text. */
    private static final double SATURATION = 1.2;

    private static final double LENGTH_SHARE = 0.5;

    /** The least share of a question, by the rarity of its terms, that an article has to cover. */
    private static final double LEAST_COVERED = 0.4;

    /** The share of its rarity that a term counts which is in no article: it may be a slip, or another subject. */
    private static final double UNKNOWN = 0.3;

    /** The least score, so that a common word alone finds nothing. */
    private static final double LEAST_SCORE = 4;

    /** Rarity counts as among at least so many articles: among three, every term would be common. */
    private static final int FEWEST = 100;

    /** What an article in the question's other language counts. */
    private static final double OTHER_LANGUAGE = 0.5;

    private final SearchTerms terms;
    private final List<IndexedArticle> articles;
    private final Map<String, Postings> postings = new HashMap<>();

    private ArticleIndex(SearchTerms terms, List<IndexedArticle> articles) {
        this.terms = terms;
        this.articles = articles;
        double mean =
                articles.stream().mapToInt(IndexedArticle::length).average().orElse(1);
        for (int i = 0; i < articles.size(); i++) {
            int number = i;
            double length = 1 - LENGTH_SHARE + LENGTH_SHARE * articles.get(i).length() / mean;
            articles.get(i).counts().forEach((term, count) -> postings.computeIfAbsent(term, first -> new Postings())
                    .add(number, count * (SATURATION + 1) / (count + SATURATION * length)));
        }
    }

    /** An index of no articles. */
    static ArticleIndex empty(SearchTerms terms) {
        return new ArticleIndex(terms, List.of());
    }

    /** An index of other articles; those that both have in common are not read again. */
    ArticleIndex with(List<Article> others) {
        Map<Article, IndexedArticle> known = articles.stream()
                .collect(Collectors.toMap(IndexedArticle::article, Function.identity(), (one, same) -> one));
        return new ArticleIndex(
                terms,
                others.stream()
                        .map(article ->
                                known.containsKey(article) ? known.get(article) : IndexedArticle.of(article, terms))
                        .toList());
    }

    int size() {
        return articles.size();
    }

    /**
     * The articles that fit a question, the best first, each in one language.
     *
     * @param language that of the question, which is preferred
     * @param day when they have to be valid
     */
    List<Article> find(String question, String language, Article.Audience reader, LocalDate day, int most) {
        double[] scores = new double[articles.size()];
        double[] covered = new double[articles.size()];
        double all = 0;
        for (String term : new HashSet<>(terms.of(question))) {
            all += weigh(term, scores, covered);
        }
        double least = all * LEAST_COVERED;
        Set<String> found = new HashSet<>();
        return IntStream.range(0, articles.size())
                .filter(i -> scores[i] >= LEAST_SCORE && covered[i] >= least)
                .filter(i -> isUsable(article(i), reader, day))
                .boxed()
                .sorted(Comparator.comparingDouble(
                        i -> -scores[i] * (article(i).language().equals(language) ? 1 : OTHER_LANGUAGE)))
                .map(this::article)
                .filter(article -> found.add(article.id()))
                .limit(most)
                .toList();
    }

    /** The article that has most in common with a question; empty if none has anything. */
    Optional<Article> nearest(String question) {
        double[] scores = new double[articles.size()];
        double[] covered = new double[articles.size()];
        new HashSet<>(terms.of(question)).forEach(term -> weigh(term, scores, covered));
        return IntStream.range(0, articles.size())
                .filter(i -> scores[i] > 0)
                .boxed()
                .max(Comparator.comparingDouble(i -> scores[i]))
                .map(this::article);
    }

    private Article article(int number) {
        return articles.get(number).article();
    }

    private static boolean isUsable(Article article, Article.Audience reader, LocalDate day) {
        return article.isFor(reader) && article.isValidOn(day);
    }

    /** Adds a term of the question to the articles that have it. Returns how much of the question it is. */
    private double weigh(String term, double[] scores, double[] covered) {
        Postings having = postings.getOrDefault(term, Postings.NONE);
        int all = Math.max(articles.size(), FEWEST);
        double rarity = Math.log(1 + (all - having.size() + 0.5) / (having.size() + 0.5));
        for (int i = 0; i < having.size(); i++) {
            scores[having.article(i)] += rarity * having.weight(i);
            covered[having.article(i)] += rarity;
        }
        return having.size() == 0 ? rarity * UNKNOWN : rarity;
    }
}
