package telecom.assistant.gateway.knowledge;

import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.Cancellable;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jboss.logging.Logger;
import telecom.assistant.channel.NodeRoles;
import telecom.assistant.channel.flow.Timers;
import telecom.assistant.store.knowledge.ArticleStore;

/**
 * Loads the articles of {@code assistant.knowledge.folder} when the node starts: every {@code .md} file in it and its
 * subfolders. The file name is the article's id. A file that is not a valid article is left out, named in the log, and
 * shown by {@code /q/health/well}; the others are loaded. While the database does not answer, loading is tried again.
 */
@ApplicationScoped
class ArticleFolder {

    private static final Logger LOG = Logger.getLogger(ArticleFolder.class);
    private static final String ENDING = ".md";
    private static final Duration PAUSE = Duration.ofSeconds(10);

    private final ArticleStore store;
    private final KnowledgeConfig config;
    private final NodeRoles roles;
    private final Timers timers;
    private final List<String> unusable = new ArrayList<>();
    private volatile int waiting;
    private volatile Cancellable loading = () -> {};

    ArticleFolder(ArticleStore store, KnowledgeConfig config, NodeRoles roles, Timers timers) {
        this.store = store;
        this.config = config;
        this.roles = roles;
        this.timers = timers;
    }

    void load(@Observes StartupEvent started) {
        if (roles.has("engine")) {
            config.folder().ifPresent(folder -> load(read(folder)));
        }
    }

    @PreDestroy
    void stop() {
        loading.cancel();
    }

    /** The names of the files that are no articles, with what is wrong with each. */
    synchronized List<String> unusable() {
        return List.copyOf(unusable);
    }

    /** How many articles have not been loaded yet, because the database did not answer. */
    int waiting() {
        return waiting;
    }

    /** Loads one after another, so that one that cannot be stored does not keep the others out. */
    void load(List<Article> articles) {
        waiting = articles.size();
        loading = Multi.createFrom()
                .iterable(articles)
                .onItem()
                .transformToUniAndConcatenate(this::isLeft)
                .filter(Optional::isPresent)
                .map(Optional::get)
                .collect()
                .asList()
                .subscribe()
                .with(left -> loaded(articles.size(), left));
    }

    /** The article itself if it could not be stored. */
    private Uni<Optional<Article>> isLeft(Article article) {
        return store.loadNew(List.of(article.stored()))
                .map(stored -> Optional.<Article>empty())
                .onFailure()
                .recoverWithItem(failure -> Optional.of(article));
    }

    private void loaded(int tried, List<Article> left) {
        waiting = left.size();
        LOG.infof("folder of articles loaded files=%d left=%d", tried - left.size(), left.size());
        if (!left.isEmpty()) {
            LOG.warnf("articles not stored, trying again first=%s", left.get(0).id());
            loading = timers.schedule(PAUSE, () -> load(left));
        }
    }

    List<Article> read(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> file.getFileName().toString().endsWith(ENDING))
                    .sorted()
                    .flatMap(file -> article(file).stream())
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException("assistant.knowledge.folder: not readable (expected: a folder)", e);
        }
    }

    private Optional<Article> article(Path file) {
        String name = file.getFileName().toString();
        try {
            return Optional.of(
                    ArticleFile.read(name.substring(0, name.length() - ENDING.length()), Files.readString(file)));
        } catch (IOException e) {
            leaveOut(name, "not readable");
        } catch (IllegalArgumentException e) {
            leaveOut(name, e.getMessage());
        }
        return Optional.empty();
    }

    private synchronized void leaveOut(String name, String why) {
        unusable.add(name + ": " + why);
        LOG.warnf("article left out file=%s cause=\"%s\"", name, why);
    }
}
