package telecom.assistant.gateway.pages;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vertx.core.net.HostAndPort;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PageTest {

    private static final Pattern SCRIPT = Pattern.compile("<script([^>]*)>(.*?)</script>", Pattern.DOTALL);
    private static final Pattern FILE = Pattern.compile("(?:src|href)=\"(/ui/[^\"]+)\"");

    @Test
    void hashesItsImportMapForTheContentPolicy() {
        Page page = Page.of("<html lang=\"ko\"><script type=\"importmap\">{}</script>");

        // printf '{}' | openssl dgst -sha256 -binary | base64
        assertThat(page.scriptHash()).isEqualTo("'sha256-RBNvo1WzZ4oRRq0W9+hknpT7T8If536DEMBg9hyq/4o='");
    }

    @ParameterizedTest
    @ValueSource(strings = {"index.html", "desk.html", "evaluation.html", "knowledge.html"})
    void hasNoInlineScriptButTheImportMap(String name) {
        List<MatchResult> scripts =
                SCRIPT.matcher(Page.read(name).html()).results().toList();

        assertThat(scripts)
                .filteredOn(script -> !script.group(2).isBlank())
                .singleElement()
                .satisfies(script -> assertThat(script.group(1)).contains("importmap"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"index.html", "desk.html", "evaluation.html", "knowledge.html"})
    void namesOnlyFilesThatExist(String name) {
        List<String> files = FILE.matcher(Page.read(name).html())
                .results()
                .map(match -> match.group(1))
                .toList();

        assertThat(files).isNotEmpty().allSatisfy(file -> assertThat(
                        Page.class.getResource("/META-INF/resources" + file))
                .isNotNull());
    }

    @Test
    void saysWhichLanguageItIsIn() {
        assertThat(Page.read("index.html").in("en")).contains("<html lang=\"en\">");
    }

    @Test
    void refusesAPageWithoutImportMap() {
        assertThatThrownBy(() -> Page.of("<html lang=\"ko\">")).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void letsThePageConnectOnlyToItsHostAndTheHandsets() {
        Page page = Page.read("index.html");
        ContentPolicy policy = new ContentPolicy(Optional.of(URI.create("http://127.0.0.1:8090/any/path")));

        assertThat(policy.of(page, HostAndPort.create("localhost", 8080)))
                .contains("default-src 'self'")
                .contains("script-src 'self' " + page.scriptHash() + ";")
                .contains("connect-src 'self' ws://localhost:8080 wss://localhost:8080 http://127.0.0.1:8090;");
    }

    @Test
    void leavesAMalformedHostOutOfThePolicy() {
        ContentPolicy policy = new ContentPolicy(Optional.empty());

        assertThat(policy.of(Page.read("desk.html"), HostAndPort.create("a; script-src *", 80)))
                .contains("connect-src 'self';")
                .doesNotContain("script-src *");
    }
}
