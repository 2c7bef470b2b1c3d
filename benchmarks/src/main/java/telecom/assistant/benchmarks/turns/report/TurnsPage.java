package telecom.assistant.benchmarks.turns.report;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Properties;

/** Shows the result of a run on a self-contained page with plots. */
public final class TurnsPage {

    private static final String TEMPLATE = "turns.html";
    private static final String WEBJAR = "META-INF/resources/webjars/echarts/%s/dist/echarts.common.min.js";
    private static final String WEBJAR_POM = "META-INF/maven/org.webjars.npm/echarts/pom.properties";

    private TurnsPage() {}

    public static String of(TurnsResult result) {
        return read(TurnsPage.class.getResourceAsStream(TEMPLATE), TEMPLATE)
                .replace("/*ECHARTS*/", echarts())
                .replace("/*RESULT*/null", escaped(TurnsJson.of(result)))
                .replace("/*PERCENTS*/null", Spread.PERCENTS.toString());
    }

    /** Escapes JSON so that it cannot end the script element that contains it. */
    private static String escaped(String json) {
        return json.replace("<", "\\u003c");
    }

    private static String echarts() {
        Properties pom = new Properties();
        try (InputStream in = loader().getResourceAsStream(WEBJAR_POM)) {
            if (in == null) {
                throw new IllegalStateException(WEBJAR_POM + ": missing (expected: the webjar on the class path)");
            }
            pom.load(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        String script = WEBJAR.formatted(pom.getProperty("version"));
        return read(loader().getResourceAsStream(script), script);
    }

    private static ClassLoader loader() {
        return TurnsPage.class.getClassLoader();
    }

    private static String read(InputStream resource, String name) {
        if (resource == null) {
            throw new IllegalStateException(name + ": missing (expected: on the class path)");
        }
        try (resource) {
            return new String(resource.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
