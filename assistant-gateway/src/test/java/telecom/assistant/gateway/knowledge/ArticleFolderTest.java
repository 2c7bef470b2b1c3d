package telecom.assistant.gateway.knowledge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import telecom.assistant.gateway.FakeTimers;
import telecom.assistant.gateway.Settings;
import telecom.assistant.store.knowledge.FailingArticles;
import telecom.assistant.store.knowledge.StoredArticle;

class ArticleFolderTest {

    private static final String ARTICLE = "---\ntitle: 로밍\nlanguage: ko\n---\n하루 9,900원이에요.\n";

    @TempDir
    Path files;

    private final FailingArticles store = new FailingArticles();
    private final FakeTimers timers = new FakeTimers();
    private final ArticleFolder folder =
            new ArticleFolder(store, Settings.mapping(KnowledgeConfig.class, Map.of()), null, timers);

    @Test
    void loadsTheOthersWhenAFileIsNoArticleAndSaysWhichOneItIs() throws IOException {
        write("first.md", ARTICLE);
        write("second.md", "가격표 9,900원");
        write("third.md", ARTICLE);
        Files.write(files.resolve("fourth.md"), new byte[] {(byte) 0xff, (byte) 0xfe});

        folder.load(folder.read(files));

        assertThat(store.loaded).extracting(StoredArticle::id).containsExactly("first", "third");
        assertThat(folder.unusable()).hasSize(2).first().asString().startsWith("fourth.md: ");
        assertThat(folder.unusable().get(1))
                .startsWith("second.md: front matter")
                .doesNotContain("9,900");
        assertThat(new ArticleHealth(folder).call().getStatus().name()).isEqualTo("DOWN");
    }

    @Test
    void triesAgainWhatTheDatabaseDidNotTake() throws IOException {
        write("first.md", ARTICLE);
        write("second.md", ARTICLE);
        store.failNext(1);

        folder.load(folder.read(files));
        assertThat(store.loaded).extracting(StoredArticle::id).containsExactly("second");
        assertThat(folder.waiting()).isEqualTo(1);
        timers.pass(Duration.ofSeconds(10));

        assertThat(store.loaded).extracting(StoredArticle::id).containsExactly("second", "first");
        assertThat(folder.waiting()).isZero();
        assertThat(timers.running()).isZero();
        assertThat(new ArticleHealth(folder).call().getStatus().name()).isEqualTo("UP");
    }

    @Test
    void refusesAFolderThatIsNotThere() {
        assertThatThrownBy(() -> folder.read(files.resolve("none"))).isInstanceOf(UncheckedIOException.class);
        assertThat(folder.unusable()).isEqualTo(List.of());
    }

    private void write(String name, String text) throws IOException {
        Files.writeString(files.resolve(name), text);
    }
}
