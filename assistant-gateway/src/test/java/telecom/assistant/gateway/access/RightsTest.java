package telecom.assistant.gateway.access;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import jakarta.websocket.server.ServerEndpoint;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HEAD;
import jakarta.ws.rs.OPTIONS;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import java.io.IOException;
import java.lang.annotation.Annotation;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class RightsTest {

    private static final java.nio.file.Path DOCUMENT = java.nio.file.Path.of("..", "docs", "access.md");
    private static final List<Class<? extends Annotation>> METHODS =
            List.of(GET.class, POST.class, PUT.class, DELETE.class, HEAD.class, OPTIONS.class, PATCH.class);
    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("telecom.assistant");

    @Test
    void theDocumentationHasTheSameTables() throws IOException {
        assertThat(Files.readString(DOCUMENT)).contains(Rights.tables());
    }

    @Test
    void everyEndpointIsInTheTable() {
        Set<String> endpoints = new TreeSet<>();
        CLASSES.stream().filter(each -> each.isAnnotatedWith(Path.class)).forEach(resource -> resource.getMethods()
                .forEach(method -> METHODS.stream()
                        .filter(method::isAnnotatedWith)
                        .forEach(verb -> endpoints.add(verb.getSimpleName() + " " + path(resource, method)))));
        CLASSES.stream()
                .filter(each -> each.isAnnotatedWith(ServerEndpoint.class))
                .forEach(socket -> endpoints.add(Right.SOCKET + " "
                        + socket.getAnnotationOfType(ServerEndpoint.class).value()));

        assertThat(endpoints).contains("DELETE /admin/subscribers", "SOCKET /desk/ws", "POST /voice/twiml");
        assertThat(endpoints).allSatisfy(endpoint -> assertThat(right(endpoint)).isNotNull());
    }

    /** Routes without annotations, as found in calls of the router in the sources. */
    @Test
    void everyRouteIsInTheTable() throws IOException {
        Pattern route = Pattern.compile("router\\s*\\.(get|post|put|delete|route)(WithRegex)?\\(\"([^\"]+)\"");
        Set<String> paths = new TreeSet<>();
        try (var sources = Files.walk(java.nio.file.Path.of(".."))) {
            for (java.nio.file.Path source :
                    sources.filter(RightsTest::isOfTheApplication).toList()) {
                Matcher found = route.matcher(Files.readString(source, StandardCharsets.UTF_8));
                while (found.find()) {
                    paths.addAll(found.group(2) == null ? List.of(found.group(3)) : spellings(found.group(3)));
                }
            }
        }

        assertThat(paths).contains("/access/me", "/desk", "/evaluation.html", "/demo/events", "/");
        assertThat(paths).allSatisfy(path -> assertThat(right("GET " + path)).isNotNull());
    }

    @Test
    void everyCommandOfTheDeskIsInTheTable() throws IOException {
        String source = Files.readString(
                java.nio.file.Path.of("src/main/java/telecom/assistant/gateway/desk/DeskCommands.java"));
        Set<String> commands = Pattern.compile("case \"([a-z-]+)\"")
                .matcher(source)
                .results()
                .map(found -> found.group(1))
                .collect(Collectors.toSet());

        assertThat(commands).contains("join", "say");
        assertThat(Rights.commands()).containsAll(commands).contains("open", "pong");
    }

    @Test
    void nobodyMayUseAnythingOutsideTheTable() {
        assertThat(Rights.of("GET", "/admin")).isEmpty();
        assertThat(Rights.of("GET", "/admin/dead-letters/")).isEmpty();
        assertThat(Rights.of("PUT", "/admin/dead-letters")).isEmpty();
        assertThat(Rights.of(Right.SOCKET, "/desk")).isEmpty();
        assertThat(Rights.of("GET", "/deskXhtml")).isEmpty();
        assertThat(Rights.mayCommand(actor(Role.AGENT), "erase")).isFalse();
        assertThat(Rights.mayCommand(actor(Role.AGENT), null)).isFalse();
    }

    @Test
    void aRoleDoesNotGetTheRightsOfAnotherRole() {
        assertThat(Rights.mayCommand(actor(Role.AGENT), "say")).isTrue();
        assertThat(Rights.mayCommand(actor(Role.AUDITOR), "open")).isFalse();
        assertThat(right("GET /admin/teacher-data").admits(actor(Role.SUPERVISOR)))
                .isFalse();
        assertThat(right("GET /admin/teacher-data").admits(actor(Role.ADMIN))).isTrue();
        assertThat(right("GET /access/me").admits(actor())).isTrue();
    }

    private static Actor actor(Role... roles) {
        return new Actor("kim", "Kim", Set.of(roles), Set.of(), Set.of(), Instant.MAX);
    }

    /** The right for an endpoint; null if there is none. */
    private static Right right(String endpoint) {
        int space = endpoint.indexOf(' ');
        return Rights.of(
                        endpoint.substring(0, space),
                        endpoint.substring(space + 1).replaceAll("\\{\\w+}", "x"))
                .orElse(null);
    }

    private static String path(JavaClass resource, JavaMethod method) {
        String below =
                method.tryGetAnnotationOfType(Path.class).map(Path::value).orElse("");
        String path = resource.getAnnotationOfType(Path.class).value() + "/" + below;
        return ("/" + path).replaceAll("/+", "/").replaceAll("(?<=.)/$", "");
    }

    private static boolean isOfTheApplication(java.nio.file.Path source) {
        String path = source.toString();
        return path.endsWith(".java")
                && path.contains("/src/main/java/")
                && !path.contains("local-stack")
                && !path.contains("benchmarks");
    }

    /** The paths that match an expression such as {@code /desk(/|\\.html)?}. */
    private static List<String> spellings(String expression) {
        Matcher group = Pattern.compile("([^(]*)\\(([^)]*)\\)\\?").matcher(expression);
        if (!group.matches()) {
            throw new AssertionError("expression: " + expression + " (expected: text(alternatives)?)");
        }
        String stem = group.group(1);
        Set<String> spellings = new TreeSet<>(Set.of(stem));
        Arrays.stream(group.group(2).split("\\|")).forEach(each -> spellings.add(stem + each.replace("\\\\", "")));
        return List.copyOf(spellings);
    }
}
