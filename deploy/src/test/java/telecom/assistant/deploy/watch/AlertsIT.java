package telecom.assistant.deploy.watch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletionException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import telecom.assistant.local.LocalStack;
import telecom.assistant.local.StackOptions;
import telecom.assistant.local.client.DirectLineChat;
import telecom.assistant.local.gateway.Gateway;
import telecom.assistant.local.model.Fault;
import telecom.assistant.local.model.Pace;

/**
 * Breaks the application's dependencies one after another, and checks that a real Prometheus fires the shipped alert
 * for each. The windows of the rules are divided by 20.
 */
@Tag("long")
class AlertsIT {

    private static final Path FOLDER = Path.of(System.getProperty("work.folder"));
    private static final Duration SOON = Duration.ofSeconds(60);
    private static final AtomicInteger SUBSCRIBERS = new AtomicInteger(90_000);
    /** A part of a URI that is specific to one conversation. */
    private static final Pattern IDENTIFIER = Pattern.compile("[0-9a-f]{8}-[0-9a-f]{4}-|[0-9]{4,}");

    private static LocalStack stack;
    private static Gateway gateway;
    private static Prometheus prometheus;

    @BeforeAll
    static void start() throws Exception {
        Promtool.find("prometheus");
        stack = LocalStack.start(StackOptions.in(FOLDER)
                .withFresh(true)
                .withPace(new Pace(Duration.ofMillis(20), Duration.ofMillis(2))));
        gateway = Gateway.start(
                Path.of(System.getProperty("gateway.jar")), FOLDER.resolve("gateway.log"), stack.settings());
        prometheus = Prometheus.start(FOLDER.resolve("prometheus"), URI.create(gateway.managementUrl()));
        await("the first scrape").atMost(SOON).until(prometheus::hasScraped);
        chatUntil("the first answer", () -> true);
    }

    @AfterAll
    static void end() {
        for (AutoCloseable part : new AutoCloseable[] {prometheus, gateway, stack}) {
            closeQuietly(part);
        }
    }

    private static void closeQuietly(AutoCloseable part) {
        try {
            if (part != null) {
                part.close();
            }
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void alertsOnTheServiceLevelAndTheCauseWhileAModelTierFails() throws Exception {
        assertThat(prometheus.firing()).doesNotContain("AssistantAnswersFailFast web", "AssistantTierBroken");
        stack.model().fail(Fault.OVERLOADED, 10_000);

        chatUntil(
                "the alerts",
                () -> prometheus.firing().containsAll(Set.of("AssistantAnswersFailFast web", "AssistantTierBroken")));
        runCommands("AssistantTierBroken");
        runCommands("AssistantAnswersFailFast");

        stack.model().heal();
        chatUntil("the breaker to close", () -> !prometheus.firing().contains("AssistantTierBroken"));
    }

    @Test
    void alertsWhileKafkaIsDown() {
        stack.kafka().kill();
        await("the alert").atMost(SOON).until(() -> prometheus.firing().contains("AssistantKafkaUnreachable"));

        stack.kafka().restart();
        await("its end").atMost(SOON).until(() -> !prometheus.firing().contains("AssistantKafkaUnreachable"));
    }

    @Test
    void alertsWhileTheDatabaseIsDown() throws Exception {
        stack.postgres().kill();
        try {
            await("the alert").atMost(SOON).until(() -> prometheus.firing().contains("AssistantStoreSilent"));
            runCommands("AssistantStoreSilent");
        } finally {
            stack.postgres().restart();
        }
        await("its end").atMost(SOON).until(() -> !prometheus.firing().contains("AssistantStoreSilent"));
    }

    @Test
    void exportsEveryMetricThatTheRulesAndTheDashboardUse() throws Exception {
        Set<String> exported = metrics()
                .lines()
                .filter(line -> !line.startsWith("#"))
                .map(line -> line.replaceAll("[{ ].*", ""))
                .collect(Collectors.toSet());

        assertThat(Rules.metrics().stream().filter(name -> !name.startsWith("assistant_")))
                .isNotEmpty()
                .allSatisfy(name -> assertThat(exported).contains(name));
    }

    @Test
    void doesNotUseTheUriOfASingleConversationAsALabel() throws Exception {
        chatUntil("an answer", () -> true);

        assertThat(metrics().lines().filter(line -> line.startsWith("http_server_requests_seconds_count")))
                .anyMatch(line -> line.contains("/v3/directline/conversations/{conversation}/stream"))
                .noneMatch(line -> IDENTIFIER
                        .matcher(line.replaceAll(".*uri=\"", "").replaceAll("\".*", ""))
                        .find());
    }

    private static String number() {
        return "+8210000" + SUBSCRIBERS.incrementAndGet();
    }

    /**
     * Lets one subscriber after another ask something and wait for the reply, until a condition holds. On a busy
     * machine, the application may ask one of them to send the message again.
     */
    private static void chatUntil(String what, Callable<Boolean> condition) {
        await(what)
                .atMost(SOON.multipliedBy(2))
                .ignoreExceptionsInstanceOf(CompletionException.class)
                .until(() -> {
                    String number = number();
                    try (DirectLineChat chat = DirectLineChat.open(gateway.baseUrl(), "app-" + number, "최유진", number)) {
                        chat.say("이번 달 요금 얼마예요?", "ko-KR");
                        await("a reply").atMost(SOON).until(() -> !chat.replies()
                                .isEmpty());
                    }
                    return condition.call();
                });
    }

    private static void runCommands(String section) throws Exception {
        assertThat(Runbook.commands(section)).isNotEmpty();
        for (String command : Runbook.commands(section)) {
            Runbook.run(command, gateway.managementUrl());
        }
    }

    private static String metrics() throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create(gateway.managementUrl() + "/q/metrics"))
                .build();
        return HttpClient.newHttpClient()
                .send(request, HttpResponse.BodyHandlers.ofString())
                .body();
    }
}
