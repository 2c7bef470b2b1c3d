package telecom.assistant.gateway.knowledge;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The articles of the demonstration. */
final class Articles {

    static final SearchTerms TERMS = new SearchTerms(Synonyms.read());

    private Articles() {}

    static List<Article> shipped() {
        try (Stream<Path> files = Files.walk(Path.of("../local-stack/knowledge"))) {
            return files.filter(file -> file.toString().endsWith(".md"))
                    .sorted()
                    .map(Articles::read)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Article read(Path file) {
        try {
            return ArticleFile.read(file.getFileName().toString().replace(".md", ""), Files.readString(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
