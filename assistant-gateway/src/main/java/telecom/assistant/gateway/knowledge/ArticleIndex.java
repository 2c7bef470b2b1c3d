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
 * Finds the articles that fit a question, with BM25 over an inverted index in memory. An article is found only if it
 * covers enough of the question, so that a question about something else finds none. Immutable.
 */
final class ArticleIndex {

    /**
     * The usual parameters of BM25, k1 and b: how soon repetition stops counting, and how much length counts against a
     * text.
     */
    private static final double SATURATION = 1.2;

    private static final double LENGTH_SHARE = 0.5;

    /** The smallest share of a question, weighted by the rarity of its terms, that an article must cover. */
    private static final double LEAST_COVERED = 0.4;

    /**
     * The weight, as a share of its rarity, of a term that is in no article: it may be a typing error or another
     * subject.
     */
    private static final double UNKNOWN = 0.3;

    /** The lowest score, so that a common word alone finds nothing. */
    private static final double LEAST_SCORE = 4;

    /** Rarity is computed as if there were at least this many articles: among three, every term would be common. */
    private static final int FEWEST = 100;

    /** The factor for the score of an article that is not in the question's language. */
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

    /** An index of other articles; articles that are in both are not analysed again. */
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
     * The articles that fit a question, best first, each in only one language.
     *
     * @param language the language of the question; articles in it are preferred
     * @param day the day on which they must be valid
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

    /**
     * Adds the weight of a term to the scores of the articles that contain it. Returns the term's weight in the
     * question.
     */
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
