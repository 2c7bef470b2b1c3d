package telecom.assistant.gateway.knowledge;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.Startup;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import io.smallrye.mutiny.subscription.Cancellable;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.List;
import java.util.TreeSet;
import org.jboss.logging.Logger;
import telecom.assistant.channel.NodeRoles;
import telecom.assistant.channel.flow.Periodic;
import telecom.assistant.channel.flow.Timers;
import telecom.assistant.gateway.grounding.KnownFacts;
import telecom.assistant.gateway.knowledge.Article.Audience;
import telecom.assistant.model.ModelRequest;
import telecom.assistant.store.knowledge.ArticleStore;

/**
 * All articles in force, kept in memory on each node with the role engine. A change in the database takes effect within
 * {@code assistant.knowledge.refresh}; while the database does not answer, the last known articles stay in force.
 * Searching never blocks. Thread-safe.
 */
@Startup
@ApplicationScoped
public class KnowledgeBase implements KnownFacts {

    private static final Logger LOG = Logger.getLogger(KnowledgeBase.class);

    /** The area of questions that have nothing in common with any article. */
    static final String OTHER_AREA = "other";

    private final ArticleStore store;
    private final KnowledgeConfig config;
    private final NodeRoles roles;
    private final Timers timers;
    private final SearchTerms terms = new SearchTerms(Synonyms.read());
    private volatile State state = new State(-1, ArticleIndex.empty(terms));
    private Cancellable refreshing = () -> {};

    private record State(long revision, ArticleIndex index) {}

    KnowledgeBase(ArticleStore store, KnowledgeConfig config, NodeRoles roles, Timers timers, MeterRegistry meters) {
        this.store = store;
        this.config = config;
        this.roles = roles;
        this.timers = timers;
        Gauge.builder("assistant.knowledge.articles", () -> state.index().size())
                .description("Articles in force that this node knows, each language counted")
                .register(meters);
    }

    /** A knowledge base with a fixed set of articles. */
    public static KnowledgeBase of(
            List<Article> articles, KnowledgeConfig config, Timers timers, MeterRegistry meters) {
        KnowledgeBase fixed = new KnowledgeBase(null, config, null, timers, meters);
        fixed.state = new State(0, fixed.state.index().with(articles));
        return fixed;
    }

    @PostConstruct
    void start() {
        if (roles.has("engine")) {
            refreshing = Periodic.every(config.refresh(), timers, "articles not read", this::refresh);
        }
    }

    @PreDestroy
    void stop() {
        refreshing.cancel();
    }

    /** Reads the articles again if they have changed. */
    Uni<Void> refresh() {
        return store.revision()
                .chain(revision -> revision == state.revision()
                        ? Uni.createFrom().voidItem()
                        : store.read()
                                .emitOn(Infrastructure.getDefaultWorkerPool())
                                .invoke(this::take)
                                .replaceWithVoid());
    }

    private void take(ArticleStore.Contents contents) {
        List<Article> articles = contents.articles().stream().map(Article::of).toList();
        state = new State(contents.revision(), state.index().with(articles));
        LOG.infof("articles read revision=%d articles=%d", contents.revision(), articles.size());
    }

    @Override
    public boolean exist() {
        return !isEmpty();
    }

    /** Whether there are any articles. */
    public boolean isEmpty() {
        return state.index().size() == 0;
    }

    /**
     * The articles for a turn.
     *
     * @param said the subscriber's texts in order, the last one from this turn. If the last one alone finds nothing, as
     *     with "and how much is it?", it is searched for together with the one before.
     */
    public TurnKnowledge forTurn(List<String> said, String language) {
        return lookUp(said, language, Audience.SUBSCRIBERS);
    }

    /** As {@link #forTurn}, with the articles for agents only, for what nobody but an agent gets to read. */
    public TurnKnowledge forAgent(List<String> said, String language) {
        return lookUp(said, language, Audience.AGENTS);
    }

    private TurnKnowledge lookUp(List<String> said, String language, Audience reader) {
        if (isEmpty() || said.isEmpty()) {
            return TurnKnowledge.NONE;
        }
        int last = said.size() - 1;
        int most = config.articlesAPrompt();
        List<Article> found = find(said.get(last), language, reader, most);
        if (found.isEmpty() && last > 0) {
            found = find(said.get(last - 1) + "\n" + said.get(last), language, reader, most);
        }
        return new TurnKnowledge(found, config.charactersAnArticle(), terms);
    }

    /** The request without the tool that searches articles, as long as there are none. */
    public ModelRequest withoutIdleSearch(ModelRequest request) {
        return isEmpty()
                ? request.withTools(request.tools().stream()
                        .filter(tool -> !tool.name().equals(SearchKnowledge.NAME))
                        .toList())
                : request;
    }

    /** The area of the article that has most in common with a question, even if that is too little to answer it. */
    public String areaOf(String question) {
        return state.index().nearest(question).map(Article::area).orElse(OTHER_AREA);
    }

    /** What equal questions have in common, whatever their order of words, particles and endings. */
    String formOf(String question) {
        return String.join(" ", new TreeSet<>(terms.of(question)));
    }

    /**
     * The articles that fit a question and are valid today, best first; empty if the question is about something else.
     *
     * @param language the language of the question, {@code ko} or {@code en}; articles in it are preferred
     */
    public List<Article> find(String question, String language, Audience reader, int most) {
        LocalDate today = LocalDate.ofInstant(timers.now(), config.zone());
        return state.index().find(question, language, reader, today, most);
    }
}
