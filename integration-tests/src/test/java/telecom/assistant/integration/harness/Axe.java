package telecom.assistant.integration.harness;

import com.microsoft.playwright.Page;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Deque's axe, which finds accessibility violations in a page. {@code ./test} fetches it. */
public final class Axe {

    private static final Path SCRIPT = Path.of(System.getProperty("npm.folder")).resolve("axe.min.js");

    private static final String FIND = """
            axe.run({ runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'], resultTypes: ['violations'] })
              .then(({ violations }) => violations
                .filter(({ impact }) => impact === 'serious' || impact === 'critical')
                .flatMap(({ id, nodes }) => nodes.map((node) => id + ' ' + node.target.flat().join(' ') + ' ' + node.html)))
            """;

    private Axe() {}

    public static boolean isFetched() {
        return Files.isReadable(SCRIPT);
    }

    /**
     * The serious and critical violations in the page in its current state: the rule, and the element that violates it.
     */
    @SuppressWarnings("unchecked")
    public static List<String> violations(Page page) {
        try {
            page.evaluate(Files.readString(SCRIPT) + "; undefined");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return (List<String>) page.evaluate(FIND);
    }
}
