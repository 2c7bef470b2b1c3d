package telecom.assistant.gateway.knowledge;

import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.jboss.logging.Logger;
import telecom.assistant.channel.NodeRoles;
import telecom.assistant.store.knowledge.ArticleStore;

/**
 * Loads the articles of {@code assistant.knowledge.folder} when the node starts: every {@code .md} file in it and its
 * subfolders. The file name is the article's id. A file that is not a valid article stops the start, because otherwise
 * answers would be missing without anybody noticing.
 */
@ApplicationScoped
class ArticleFolder {

    private static final Logger LOG = Logger.getLogger(ArticleFolder.class);
    private static final String ENDING = ".md";

    private final ArticleStore store;
    private final KnowledgeConfig config;
    private final NodeRoles roles;

    ArticleFolder(ArticleStore store, KnowledgeConfig config, NodeRoles roles) {
        this.store = store;
        this.config = config;
        this.roles = roles;
    }

    void load(@Observes StartupEvent started) {
        if (roles.has("engine")) {
            config.folder().map(ArticleFolder::read).ifPresent(this::load);
        }
    }

    /** The database may not answer yet; then the articles of earlier starts must do. */
    private void load(List<Article> articles) {
        store.loadNew(articles.stream().map(Article::stored).toList())
                .subscribe()
                .with(
                        changed -> LOG.infof("folder of articles loaded files=%d new=%d", articles.size(), changed),
                        failure -> LOG.warnf(
                                "folder of articles not loaded cause=%s",
                                failure.getClass().getSimpleName()));
    }

    static List<Article> read(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> file.getFileName().toString().endsWith(ENDING))
                    .sorted()
                    .map(ArticleFolder::article)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException("assistant.knowledge.folder: not readable (expected: a folder)", e);
        }
    }

    private static Article article(Path file) {
        String name = file.getFileName().toString();
        try {
            return ArticleFile.read(name.substring(0, name.length() - ENDING.length()), Files.readString(file));
        } catch (IOException e) {
            throw new UncheckedIOException("assistant.knowledge.folder: a file is not readable", e);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("assistant.knowledge.folder: " + name + ": " + e.getMessage(), e);
        }
    }
}
