package telecom.assistant.gateway.knowledge;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import telecom.assistant.channel.event.Source;
import telecom.assistant.gateway.tool.Note;
import telecom.assistant.model.ModelRequest;

/**
 * The articles of one turn: those that fit the subscriber's message. They are added to the request to the model, and
 * named as the sources of its answer. Immutable.
 */
public final class TurnKnowledge {

    /** The knowledge of a turn for which no article was found. */
    public static final TurnKnowledge NONE = new TurnKnowledge(List.of(), 0, null);

    /** The smallest share of a reply's terms that an article must contain to count as a source of the reply. */
    private static final double LEAST_SHARED = 0.4;

    private static final int MOST_SOURCES = 2;
    private static final Note NOTE = new Note("참고한 안내문", "articles used");

    private final List<Article> articles;
    private final int charactersAnArticle;
    private final SearchTerms terms;

    TurnKnowledge(List<Article> articles, int charactersAnArticle, SearchTerms terms) {
        this.articles = articles;
        this.charactersAnArticle = charactersAnArticle;
        this.terms = terms;
    }

    /** Whether no article was found. */
    public boolean isEmpty() {
        return articles.isEmpty();
    }

    /** The request with the incident, if there is one, and the articles added to it. */
    public ModelRequest addedTo(ModelRequest request, Optional<String> incident) {
        return ArticleBlock.addedTo(request, incident, articles, charactersAnArticle);
    }

    /** The request with the articles added to it. */
    public ModelRequest addedTo(ModelRequest request) {
        return ArticleBlock.addedTo(request, Optional.empty(), articles, charactersAnArticle);
    }

    /** The articles that the reply is probably based on, most likely first. */
    public List<Source> sourcesOf(String reply) {
        if (articles.isEmpty() || reply.isBlank()) {
            return List.of();
        }
        Set<String> said = new HashSet<>(terms.of(reply));
        List<Article> used = new ArrayList<>(articles);
        used.removeIf(article -> shared(said, article) < LEAST_SHARED);
        Comparator<Article> byShare = Comparator.comparingDouble(article -> shared(said, article));
        used.sort(Collections.reverseOrder(byShare));
        return used.stream()
                .limit(MOST_SOURCES)
                .map(article -> new Source(article.id(), article.title()))
                .toList();
    }

    private double shared(Set<String> said, Article article) {
        Set<String> known = new HashSet<>(terms.of(article.title() + "\n" + article.body()));
        return said.isEmpty()
                ? 0
                : (double) said.stream().filter(known::contains).count() / said.size();
    }

    /** The line that shows agents the sources of a reply. */
    public static String note(List<Source> sources, String language) {
        String titles = String.join(" / ", sources.stream().map(Source::title).toList());
        return NOTE.with(titles, titles).in(language);
    }
}
