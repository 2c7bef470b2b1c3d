package telecom.assistant.integration.harness;

import io.vertx.core.Vertx;
import java.io.IOException;
import java.net.CookieManager;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import telecom.assistant.local.login.Client;
import telecom.assistant.local.login.LogInStandIn;
import telecom.assistant.local.login.Person;

/**
 * The stand-in for the OpenID provider of a gateway that requires people to sign in, and a headless browser's session.
 */
public final class LogIn {

    private static final LogInStandIn PROVIDER = start();

    private LogIn() {}

    public static LogInStandIn provider() {
        return PROVIDER;
    }

    private static LogInStandIn start() {
        Vertx vertx = Vertx.vertx();
        try (ServerSocket free = new ServerSocket(0)) {
            int port = free.getLocalPort();
            free.close();
            LogInStandIn provider = LogInStandIn.start(vertx, port);
            Runtime.getRuntime().addShutdownHook(new Thread(vertx::close));
            return provider;
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The settings of a gateway that requires people to sign in. */
    public static Map<String, String> settings() {
        return new HashMap<>(Map.of(
                "ASSISTANT_ACCESS_LOG_IN", "true",
                "QUARKUS_OIDC_AUTH_SERVER_URL", PROVIDER.baseUrl(),
                "QUARKUS_OIDC_CLIENT_ID", Client.GATEWAY.id(),
                "QUARKUS_OIDC_CREDENTIALS_SECRET", Client.GATEWAY.secret(),
                "ASSISTANT_DESK_PING_INTERVAL", "0.5S"));
    }

    /** The person with this role; for the empty text, the person without a role. */
    public static Person person(String role) {
        return Person.ALL.stream()
                .filter(each ->
                        role.isEmpty() ? each.roles().isEmpty() : each.roles().contains(role))
                .findFirst()
                .orElseThrow();
    }

    /** The authorization that a program presents on behalf of the person with this role. */
    public static String bearer(String role) {
        return "Bearer " + PROVIDER.tokenOf(person(role));
    }

    /** The authorization of a service account, which gets it for its credentials. */
    public static String bearer(Client account) {
        String credentials = Base64.getEncoder()
                .encodeToString((account.id() + ":" + account.secret()).getBytes(StandardCharsets.UTF_8));
        HttpResponse<String> answer = send(
                HttpClient.newHttpClient(),
                HttpRequest.newBuilder(URI.create(PROVIDER.baseUrl() + "/token"))
                        .header("Authorization", "Basic " + credentials)
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(HttpRequest.BodyPublishers.ofString("grant_type=client_credentials"))
                        .build());
        Matcher token = Pattern.compile("\"access_token\":\"([^\"]+)\"").matcher(answer.body());
        if (!token.find()) {
            throw new AssertionError("no token: " + answer.statusCode());
        }
        return "Bearer " + token.group(1);
    }

    /** A browser's session: it keeps cookies, follows redirects and records where they led. */
    public static final class Session {

        private final HttpClient http =
                HttpClient.newBuilder().cookieHandler(new CookieManager()).build();
        private final List<URI> visited = new ArrayList<>();

        public HttpResponse<String> get(String url) {
            URI at = URI.create(url);
            while (true) {
                visited.add(at);
                HttpResponse<String> answer =
                        send(http, HttpRequest.newBuilder(at).GET().build());
                if (answer.statusCode() != 302 && answer.statusCode() != 303) {
                    return answer;
                }
                at = at.resolve(answer.headers().firstValue("Location").orElseThrow());
            }
        }

        /** Opens a page, and signs a person in on the provider's page that appears instead. */
        public HttpResponse<String> signIn(String url, Person person) {
            String page = get(url).body();
            Matcher link = Pattern.compile("href=\"([^\"]+)\" data-person=\"" + person.id() + "\"")
                    .matcher(page);
            if (!link.find()) {
                throw new AssertionError(url + ": not sent to the log-in");
            }
            URI provider = visited.get(visited.size() - 1);
            return get(provider.resolve(link.group(1).replace("&amp;", "&")).toString());
        }

        /** Every address that was requested, in order. */
        public List<URI> visited() {
            return visited;
        }
    }

    private static HttpResponse<String> send(HttpClient http, HttpRequest request) {
        try {
            return http.send(request, BodyHandlers.ofString());
        } catch (IOException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
