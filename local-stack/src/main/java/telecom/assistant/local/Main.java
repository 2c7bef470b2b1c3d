package telecom.assistant.local;

import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.Map;
import telecom.assistant.local.gateway.GatewayProcess;
import telecom.assistant.local.process.StackFailure;
import telecom.assistant.local.process.StackLogging;

/**
 * {@code ./run} and {@code ./run stack}. Runs in the repository's root until Ctrl-C or until the gateway ends, and then
 * stops everything that it started.
 */
public final class Main {
    private static final String JDBC_URL = "QUARKUS_DATASOURCE_JDBC_URL";
    private static final Path FOLDER = Path.of(".local-stack");
    private static final Path GATEWAY = Path.of("assistant-gateway/target/quarkus-app/quarkus-run.jar");
    private static final int HTTP_PORT = 8080;
    private static final int MANAGEMENT_PORT = 9000;
    private static final Duration GATEWAY_LIMIT = Duration.ofSeconds(90);
    private static final Duration WATCH_INTERVAL = Duration.ofSeconds(1);

    private final Map<String, String> environment;
    private final PrintStream out;
    private final Deque<AutoCloseable> running = new ArrayDeque<>();
    private volatile boolean stopping;

    private Main(Map<String, String> environment, PrintStream out) {
        this.environment = environment;
        this.out = out;
    }

    public static void main(String[] arguments) {
        Main main = new Main(System.getenv(), System.out);
        System.exit(main.execute(arguments));
    }

    private int execute(String... arguments) {
        try {
            CommandLine line = CommandLine.parse(arguments);
            StackLogging.toFile(FOLDER.resolve("log/stack.log"));
            Runtime.getRuntime().addShutdownHook(new Thread(this::stop, "stop"));
            return start(line);
        } catch (IllegalArgumentException e) {
            out.println(e.getMessage() + " (see ./run --help)");
            return 2;
        } catch (StackFailure e) {
            out.println("\n" + e.getMessage());
            return 1;
        }
    }

    private int start(CommandLine line) {
        long begin = System.nanoTime();
        StackOptions options = StackOptions.in(FOLDER).withFresh(line.fresh()).withParts(Part.missingFrom(environment));
        out.println("Starting " + options.parts().stream().sorted().toList() + " …");
        LocalStack stack = keep(LocalStack.start(options));
        if (line.command() == CommandLine.Command.STACK) {
            return serve(stack);
        }
        return run(stack, begin);
    }

    private int run(LocalStack stack, long begin) {
        out.println("Starting the assistant …");
        int port = httpPort(stack);
        GatewayProcess gateway = keep(GatewayProcess.start(
                GATEWAY,
                port,
                managementPort(stack),
                settings(stack),
                FOLDER.resolve("log/gateway.log"),
                GATEWAY_LIMIT));
        double seconds = (System.nanoTime() - begin) / 1e9;
        out.printf("%nThe assistant is up after %.1f s. Open:%n%n", seconds);
        out.printf("  %-57s a subscriber's phone: app, call, messages%n", gateway.baseUrl() + "/");
        out.printf("  %-57s the agent desk%n", gateway.baseUrl() + "/desk");
        out.printf("  %-57s health and metrics%n%n", gateway.managementUrl() + "/q/health");
        out.print(Table.of(stack, environment));
        out.printf("%nLogs are in %s/log. Ctrl-C stops everything.%n", FOLDER);
        while (!gateway.awaitEnd(WATCH_INTERVAL)) {
            // Wakes up once a second; Ctrl-C ends this process through its shutdown hook.
        }
        if (stopping) {
            return 0;
        }
        throw new StackFailure(gateway.exitMessage());
    }

    private int serve(LocalStack stack) {
        Map<String, String> settings = settings(stack);
        settings.put("QUARKUS_HTTP_HOST", "127.0.0.1");
        settings.put("QUARKUS_HTTP_PORT", String.valueOf(httpPort(stack)));
        settings.put("QUARKUS_MANAGEMENT_PORT", String.valueOf(managementPort(stack)));
        out.println("\n" + Table.of(stack, environment));
        settings.forEach((name, value) -> out.println("export " + name + "='" + value + "'"));
        out.println("\nCtrl-C stops everything.");
        try {
            Thread.currentThread().join();
            return 0;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return 1;
        }
    }

    /** The stack's settings and, if the database is the user's own, its JDBC address, which the migrations need. */
    private Map<String, String> settings(LocalStack stack) {
        Map<String, String> settings = new LinkedHashMap<>(stack.settings());
        String database = environment.getOrDefault(Part.POSTGRES.setting(), "");
        if (!database.isBlank() && environment.getOrDefault(JDBC_URL, "").isBlank()) {
            settings.put(JDBC_URL, "jdbc:" + database.replaceFirst("^vertx-reactive:", ""));
        }
        return settings;
    }

    private int httpPort(LocalStack stack) {
        return port(stack, "QUARKUS_HTTP_PORT", HTTP_PORT);
    }

    private int managementPort(LocalStack stack) {
        return port(stack, "QUARKUS_MANAGEMENT_PORT", MANAGEMENT_PORT);
    }

    private int port(LocalStack stack, String setting, int preferred) {
        String wanted = environment.getOrDefault(setting, "");
        return wanted.isBlank() ? stack.ports().firstFree(preferred) : Integer.parseInt(wanted);
    }

    private <T extends AutoCloseable> T keep(T started) {
        synchronized (running) {
            running.push(started);
        }
        return started;
    }

    private void stop() {
        stopping = true;
        synchronized (running) {
            if (!running.isEmpty()) {
                out.println("\nStopping …");
            }
            while (!running.isEmpty()) {
                close(running.pop());
            }
        }
    }

    private void close(AutoCloseable started) {
        try {
            started.close();
        } catch (Exception e) {
            out.println("a part did not stop cleanly: " + e.getMessage());
        }
    }
}
