package telecom.assistant.integration.harness;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;

/**
 * A site other than the assistant's, with a page that contains Microsoft's Web Chat. It serves each published version
 * in {@link #FOLDER} under its own path. {@code ./test} fetches the versions.
 */
public final class WebChatSite implements AutoCloseable {

    private static final Path FOLDER = Path.of(System.getProperty("npm.folder")).resolve("web-chat");

    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final HttpServer server;

    private WebChatSite(HttpServer server) {
        this.server = server;
        // Browsers open several connections at once, and let one wait while they read from another.
        server.setExecutor(threads);
    }

    /** Whether this version has been fetched. */
    public static boolean has(String version) {
        return Files.isReadable(FOLDER.resolve(version).resolve("webchat.js"));
    }

    public static WebChatSite start() {
        try {
            HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            server.createContext("/", WebChatSite::serve);
            WebChatSite site = new WebChatSite(server);
            server.start();
            return site;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public String origin() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    /** The page with this version, which reads its settings from the fragment. */
    public String page(String version, Map<String, String> settings) {
        return origin() + "/" + version + "/page.html#"
                + settings.entrySet().stream()
                        .map(setting -> setting.getKey() + "=" + encoded(setting.getValue()))
                        .collect(Collectors.joining("&"));
    }

    private static String encoded(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8);
    }

    private static void serve(HttpExchange exchange) throws IOException {
        try (exchange) {
            String path = exchange.getRequestURI().getPath();
            byte[] body = path.endsWith("/page.html") ? page() : script(path);
            exchange.getResponseHeaders()
                    .set("Content-Type", path.endsWith(".js") ? "text/javascript" : "text/html; charset=utf-8");
            exchange.sendResponseHeaders(body == null ? 404 : 200, body == null ? -1 : body.length);
            if (body != null) {
                exchange.getResponseBody().write(body);
            }
        }
    }

    private static byte[] page() throws IOException {
        try (InputStream page = WebChatSite.class.getResourceAsStream("/web-chat/page.html")) {
            return page.readAllBytes();
        }
    }

    /** Null if there is no such script. */
    private static byte[] script(String path) throws IOException {
        Path file = path.endsWith("/directline.js")
                ? FOLDER.resolve("directline.js")
                : FOLDER.resolve(path.substring(1)).normalize();
        return file.startsWith(FOLDER) && Files.isRegularFile(file) ? Files.readAllBytes(file) : null;
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
