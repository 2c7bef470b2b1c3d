package telecom.assistant.gateway.knowledge;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Finds articles by what a question has in common with them: BM25 over an inverted index in memory. An article is found
 * only if it covers enough of what the question says, so that a question about something else finds none. Immutable.
 */
final class ArticleIndex {

    /** The usual parameters of BM25: how soon repetition stops counting, and how much length counts against a text. */
    private static final double SATURATION = 1.2;

    private static final double LENGTH_SHARE = 0.5;

    /** How often a term of the title counts. */
    private static final int TITLE_WEIGHT = 3;

    /** The least share of a question, by the rarity of its terms, that an article has to cover. */
    private static final double LEAST_COVERED = 0.4;

    /** The share of its rarity that a term counts which is in no article: it may be a slip, or another subject. */
    private static final double UNKNOWN = 0.3;

    /** The least score, so that a common word alone finds nothing. */
    private static final double LEAST_SCORE = 4;

    /** What an article in the question's other language counts. */
    private static final double OTHER_LANGUAGE = 0.5;

    private final SearchTerms terms;
    private final List<Article> articles;
    private final Map<String, List<Posting>> postings = new HashMap<>();
    private final double[] lengths;
    private final double meanLength;

    /** A term in an article. */
    private record Posting(int article, int count) {}

    /** How well an article fits. */
    private static final class Match {
        private double score;
        private double covered;
    }

    ArticleIndex(SearchTerms terms, List<Article> articles) {
        this.terms = terms;
        this.articles = List.copyOf(articles);
        this.lengths = new double[articles.size()];
        double total = 0;
        for (int i = 0; i < articles.size(); i++) {
            lengths[i] = add(i, articles.get(i));
            total += lengths[i];
        }
        this.meanLength = articles.isEmpty() ? 1 : total / articles.size();
    }

    private int add(int number, Article article) {
        Map<String, Integer> counts = new HashMap<>();
        terms.of(article.title()).forEach(term -> counts.merge(term, TITLE_WEIGHT, Integer::sum));
        terms.of(article.body()).forEach(term -> counts.merge(term, 1, Integer::sum));
        counts.forEach((term, count) ->
                postings.computeIfAbsent(term, first -> new ArrayList<>()).add(new Posting(number, count)));
        return counts.values().stream().mapToInt(Integer::intValue).sum();
    }

    boolean isEmpty() {
        return articles.isEmpty();
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
        Set<String> asked = new HashSet<>(terms.of(question));
        Map<Integer, Match> matches = new HashMap<>();
        double all = 0;
        for (String term : asked) {
            all += weigh(term, matches);
        }
        double least = all * LEAST_COVERED;
        Set<String> found = new HashSet<>();
        return matches.entrySet().stream()
                .filter(match -> match.getValue().covered >= least)
                .filter(match -> match.getValue().score >= LEAST_SCORE)
                .filter(match -> isUsable(articles.get(match.getKey()), reader, day))
                .sorted(Comparator.comparingDouble((Map.Entry<Integer, Match> match) -> -scoreOf(match, language))
                        .thenComparing(Map.Entry::getKey))
                .map(match -> articles.get(match.getKey()))
                .filter(article -> found.add(article.id()))
                .limit(most)
                .toList();
    }

    private static boolean isUsable(Article article, Article.Audience reader, LocalDate day) {
        return article.isFor(reader) && article.isValidOn(day);
    }

    private double scoreOf(Map.Entry<Integer, Match> match, String language) {
        boolean same = articles.get(match.getKey()).language().equals(language);
        return match.getValue().score * (same ? 1 : OTHER_LANGUAGE);
    }

    /** Adds a term of the question to the articles that have it. Returns how much of the question it is. */
    private double weigh(String term, Map<Integer, Match> matches) {
        List<Posting> having = postings.getOrDefault(term, List.of());
        double rarity = Math.log(1 + (articles.size() - having.size() + 0.5) / (having.size() + 0.5));
        for (Posting posting : having) {
            double length = 1 - LENGTH_SHARE + LENGTH_SHARE * lengths[posting.article()] / meanLength;
            double weight = posting.count() * (SATURATION + 1) / (posting.count() + SATURATION * length);
            Match match = matches.computeIfAbsent(posting.article(), first -> new Match());
            match.score += rarity * weight;
            match.covered += rarity;
        }
        return having.isEmpty() ? rarity * UNKNOWN : rarity;
    }
}
