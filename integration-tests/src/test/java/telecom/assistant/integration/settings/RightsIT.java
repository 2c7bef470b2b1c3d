package telecom.assistant.integration.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;
import static telecom.assistant.integration.harness.RawRequest.upgrade;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import telecom.assistant.integration.harness.LogIn;
import telecom.assistant.integration.harness.RawRequest;
import telecom.assistant.integration.harness.SignedInDesk;
import telecom.assistant.integration.harness.World;
import telecom.assistant.local.gateway.Gateway;
import telecom.assistant.local.login.Client;

/** A gateway that requires people to sign in: every documented endpoint with every role, and without one. */
class RightsIT {

    private static final Path DOCUMENT = Path.of("..", "docs", "access.md");
    private static final Pattern ROW = Pattern.compile("\\| (\\w+) \\| `(/[^`]*)` \\| ([^|]+) \\|");
    private static final List<String> ROLES = List.of("agent", "supervisor", "admin", "auditor", "");
    private static final String DESK = "/desk/ws";

    private final Gateway gateway = World.with(LogIn.settings()).gateway();
    private final HttpClient http = HttpClient.newHttpClient();

    @AfterEach
    void reset() {
        LogIn.provider().reset();
    }

    /** The documented endpoints that require a role. */
    static Stream<Arguments> endpoints() throws IOException {
        Matcher row = ROW.matcher(Files.readString(DOCUMENT));
        return row.results()
                .filter(found -> ROLES.stream()
                        .anyMatch(role -> !role.isEmpty()
                                && List.of(found.group(3).split(", ")).contains(role)))
                .map(found -> Arguments.of(
                        found.group(1),
                        found.group(2).replaceAll("\\{\\w+}", "0"),
                        List.of(found.group(3).split(", "))));
    }

    @ParameterizedTest
    @MethodSource("endpoints")
    void nobodyGetsInWithoutALogIn(String method, String path, List<String> roles) {
        assertThat(status(method, path, null)).isIn(401, 302);
        assertThat(status(method, path, "Bearer nonsense")).isIn(401, 302);
        assertThat(status(method, path, forged(LogIn.bearer(roles.get(0))))).isIn(401, 302);
    }

    @ParameterizedTest
    @MethodSource("endpoints")
    void anExpiredLogInIsRefused(String method, String path, List<String> roles) {
        LogIn.provider().lifetime(Duration.ofMinutes(-1));
        assertThat(status(method, path, LogIn.bearer(roles.get(0)))).isIn(401, 302);
    }

    @ParameterizedTest
    @MethodSource("endpoints")
    void onlyTheDocumentedRolesGetIn(String method, String path, List<String> roles) {
        assumeThat(path).isNotEqualTo("/access/callback");
        for (String role : ROLES) {
            int status = status(method, path, LogIn.bearer(role));
            if (roles.contains(role)) {
                assertThat(status).as(role).isNotIn(302, 401, 403);
            } else {
                assertThat(status).as(role).isEqualTo(403);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/admin/dead-letters/",
                "/admin;a=1/dead-letters",
                "/Admin/dead-letters",
                "/admin/%64ead-letters;a",
                "/ui/..;/admin/dead-letters",
                "/admin/nowhere",
                "/nowhere",
                "/access"
            })
    void pathsOutsideTheTableAreNotServedToAnybody(String path) {
        for (String role : ROLES) {
            assertThat(RawRequest.get(path)
                            .with("Authorization", LogIn.bearer(role))
                            .statusFrom(gatewayUri()))
                    .isIn(400, 401, 403, 404)
                    .isNotEqualTo(200);
        }
    }

    @Test
    void anotherSpellingOfAPathChangesNothing() {
        for (String role : ROLES) {
            assertThat(RawRequest.get("/admin//dead-letters")
                            .with("Authorization", LogIn.bearer(role))
                            .statusFrom(gatewayUri()))
                    .as(role)
                    .isEqualTo(role.equals("admin") ? 200 : 403);
        }
    }

    @Test
    void aServiceAccountHasTheRightsOfItsRole() {
        assertThat(status("GET", "/admin/dead-letters", LogIn.bearer(Client.OPERATIONS)))
                .isEqualTo(200);
        assertThat(status("GET", "/admin/dead-letters", LogIn.bearer(Client.ARCHIVE)))
                .isEqualTo(403);
    }

    @Test
    void tokensOfANewKeyAreAccepted() {
        LogIn.provider().rotateKey();
        assertThat(status("GET", "/admin/dead-letters", LogIn.bearer("admin"))).isEqualTo(200);
    }

    @Test
    void theSharedTokensAreNotAccepted() {
        assertThat(status("GET", "/admin/dead-letters", "Bearer token-of-a-test"))
                .isEqualTo(401);
        assertThat(upgrade(DESK + "?token=token-of-a-test&agent=kim").refusalFrom(gatewayUri()))
                .isEqualTo(401);
    }

    @Test
    void theDeskOpensOnlyForPeopleWhoAreSignedIn() {
        assertThat(upgrade(DESK).refusalFrom(gatewayUri())).isEqualTo(401);
        assertThat(upgrade(DESK).with("Authorization", LogIn.bearer("auditor")).refusalFrom(gatewayUri()))
                .isEqualTo(403);
        assertThat(upgrade(DESK)
                        .with("Authorization", LogIn.bearer("agent"))
                        .with("Origin", "https://elsewhere.example")
                        .refusalFrom(gatewayUri()))
                .isEqualTo(403);
        assertThat(upgrade(DESK).with("Authorization", LogIn.bearer("agent")).opensAt(gatewayUri()))
                .isTrue();
    }

    @Test
    void theDeskClosesWhenTheLogInExpires() {
        LogIn.provider().lifetime(Duration.ofSeconds(3));
        try (SignedInDesk desk = new SignedInDesk(gateway, LogIn.bearer("agent"))) {
            assertThat(desk.closeCode()).isEqualTo(4401);
        }
    }

    @Test
    void anUnknownCommandIsRefused() {
        try (SignedInDesk desk = new SignedInDesk(gateway, LogIn.bearer("supervisor"))) {
            desk.send(Map.of("type", "erase-everything", "command", "1"));
            assertThat(desk.answerTo("1").path("code").asText()).isEqualTo("not-allowed");
        }
    }

    @Test
    void aBrowserSignsInWithACodeAndSignsOut() throws Exception {
        LogIn.Session browser = new LogIn.Session();
        HttpResponse<String> page = browser.signIn(gateway.baseUrl() + "/desk", LogIn.person("agent"));

        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.body()).contains("<desk-app>");
        assertThat(page.uri().getPath()).isEqualTo("/desk");
        assertThat(browser.visited()).anySatisfy(url -> assertThat(String.valueOf(url.getQuery()))
                .contains("response_type=code", "code_challenge=", "code_challenge_method=S256"));
        JsonNode me = new ObjectMapper()
                .readTree(browser.get(gateway.baseUrl() + "/access/me").body());
        assertThat(me.path("name").asText()).isEqualTo(LogIn.person("agent").name());
        assertThat(me.path("roles")).extracting(JsonNode::asText).containsExactly("agent");
        assertThat(me.path("skills")).extracting(JsonNode::asText).contains("billing");

        assertThat(browser.get(gateway.baseUrl() + "/evaluation").statusCode()).isEqualTo(403);
        assertThat(browser.get(gateway.baseUrl() + "/access/log-out").uri().getPath())
                .isEqualTo("/access/signed-out");
        assertThat(browser.get(gateway.baseUrl() + "/access/me").statusCode()).isEqualTo(401);
    }

    private URI gatewayUri() {
        return URI.create(gateway.baseUrl());
    }

    private int status(String method, String path, String authorization) {
        if (method.equals("SOCKET")) {
            RawRequest request = upgrade(path);
            return (authorization == null ? request : request.with("Authorization", authorization))
                    .statusFrom(gatewayUri());
        }
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(gateway.baseUrl() + path))
                .timeout(Duration.ofSeconds(20))
                .method(method, method.equals("GET") ? BodyPublishers.noBody() : BodyPublishers.ofString("{}"));
        if (authorization != null) {
            request.header("Authorization", authorization);
        }
        try {
            return http.send(request.build(), BodyHandlers.discarding()).statusCode();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** The same claims under a signature that is not the provider's. */
    private static String forged(String bearer) {
        int dot = bearer.lastIndexOf('.');
        return bearer.substring(0, dot + 1) + new StringBuilder(bearer.substring(dot + 1)).reverse();
    }
}
