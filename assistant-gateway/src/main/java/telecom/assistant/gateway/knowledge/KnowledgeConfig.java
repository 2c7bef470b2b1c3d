package telecom.assistant.gateway.knowledge;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Optional;

/** Settings of the knowledge base: where its articles come from, and how many of them a prompt gets. */
@ConfigMapping(prefix = "assistant.knowledge")
public interface KnowledgeConfig {

    /**
     * A folder of articles, Markdown with front matter, that are loaded when a node with the role engine starts.
     * Removing a file does not withdraw its article; only {@code DELETE /admin/articles/<id>} does. A version that was
     * once in force and has been withdrawn or replaced is not loaded again; {@code PUT} brings it back.
     */
    Optional<Path> folder();

    /** How often each node asks the database whether the articles have changed. */
    @WithDefault("1s")
    Duration refresh();

    /** The most articles that a prompt contains. */
    @WithDefault("3")
    int articlesAPrompt();

    /**
     * The most characters of one article that the model gets. The articles come on top of {@code
     * assistant.prompt.budget}, which must therefore leave room for {@code articles-a-prompt} of them.
     */
    @WithDefault("900")
    int charactersAnArticle();

    /** The time zone of the dates from and until which articles are valid. */
    @WithDefault("Asia/Seoul")
    ZoneId zone();
}
