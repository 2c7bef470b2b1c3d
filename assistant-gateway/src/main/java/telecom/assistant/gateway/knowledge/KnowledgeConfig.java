package telecom.assistant.gateway.knowledge;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Optional;

/** Which articles the assistant knows, and how many of them it is given at once. */
@ConfigMapping(prefix = "assistant.knowledge")
public interface KnowledgeConfig {

    /**
     * A folder of articles, Markdown with front matter, that are loaded when a node with the role engine starts. What is
     * missing there stays in force: only {@code DELETE /admin/articles/<id>} withdraws an article. What was in force
     * before, and was withdrawn or replaced since, stays so; {@code PUT} brings it back.
     */
    Optional<Path> folder();

    /** How often each node asks the database whether the articles have changed. */
    @WithDefault("1s")
    Duration refresh();

    /** The most articles that a prompt holds. */
    @WithDefault("3")
    int articlesAPrompt();

    /**
     * The most characters of one article that the model gets. The articles come on top of {@code assistant.prompt.budget},
     * which therefore has to leave room for {@code articles-a-prompt} of them.
     */
    @WithDefault("900")
    int charactersAnArticle();

    /** Where the days on which articles begin and end to be valid begin and end. */
    @WithDefault("Asia/Seoul")
    ZoneId zone();
}
