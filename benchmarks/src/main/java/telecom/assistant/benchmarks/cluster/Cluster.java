package telecom.assistant.benchmarks.cluster;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import telecom.assistant.benchmarks.promise.Store;
import telecom.assistant.local.LocalStack;
import telecom.assistant.local.StackOptions;
import telecom.assistant.local.gateway.Gateway;
import telecom.assistant.local.postgres.PostgresPart;
import telecom.assistant.local.process.StackFailure;

/**
 * The packaged application on a fresh stack: one process with all roles, or engines and channels in processes of their
 * own. {@link #close} stops all of it.
 */
public final class Cluster implements AutoCloseable {

    /** Enough heap for one process, but so little that several fit beside a broker and a database. */
    public static final String JVM_OPTIONS = "-Xmx640m -XX:+UseSerialGC";

    private static final String CHANNEL_ROLES = "voice,sms,web,desk";

    private final Path folder;
    private final Path jar;
    private final LocalStack stack;
    private final List<Gateway> engines = Collections.synchronizedList(new ArrayList<>());
    private Gateway channels;
    private TcpProxy databaseProxy;

    private Cluster(Path folder, Path jar) {
        this.folder = folder;
        this.jar = jar;
        this.stack = LocalStack.start(StackOptions.in(folder).withFresh(true));
    }

    /** Starts one process with all roles. The settings are environment variables, in addition to those of the stack. */
    public static Cluster singleProcess(Path folder, Path jar, Map<String, String> settings) {
        Cluster cluster = new Cluster(folder, jar);
        return cluster.started(() -> cluster.channels = cluster.node("gateway", settings));
    }

    /** Starts one engine without channels. */
    public static Cluster engine(Path folder, Path jar, Map<String, String> settings) {
        Cluster cluster = new Cluster(folder, jar);
        return cluster.started(() -> cluster.startEngines(1, settings));
    }

    /**
     * Starts engines without channels, which also get the engine settings, and one process with all channels. All of
     * them connect to the database through a proxy.
     */
    public static Cluster split(
            Path folder, Path jar, int engines, Map<String, String> settings, Map<String, String> engineSettings) {
        Cluster cluster = new Cluster(folder, jar);
        return cluster.started(() -> cluster.startSplit(engines, cluster.withDatabaseProxy(settings), engineSettings));
    }

    private Cluster started(Runnable start) {
        try {
            start.run();
            return this;
        } catch (RuntimeException e) {
            close();
            throw e;
        }
    }

    private Map<String, String> withDatabaseProxy(Map<String, String> settings) {
        databaseProxy = TcpProxy.start(stack.postgres().port());
        Map<String, String> all = new HashMap<>(settings);
        all.put(
                "QUARKUS_DATASOURCE_REACTIVE_URL",
                "postgresql://127.0.0.1:" + databaseProxy.port() + "/" + PostgresPart.NAME);
        return all;
    }

    private void startSplit(int count, Map<String, String> settings, Map<String, String> engineSettings) {
        Map<String, String> allEngineSettings = new HashMap<>(settings);
        allEngineSettings.putAll(engineSettings);
        CompletableFuture<Void> engine = CompletableFuture.runAsync(() -> startEngines(count, allEngineSettings));
        try {
            Map<String, String> channelSettings = new HashMap<>(settings);
            channelSettings.put("ASSISTANT_ROLES", CHANNEL_ROLES);
            channels = node("channels", channelSettings);
        } finally {
            join(engine);
        }
    }

    private void startEngines(int count, Map<String, String> settings) {
        Map<String, String> engineSettings = new HashMap<>(settings);
        engineSettings.put("ASSISTANT_ROLES", "engine");
        for (int i = 1; i <= count; i++) {
            engines.add(node("engine-" + i, engineSettings));
        }
    }

    private static void join(CompletableFuture<Void> starting) {
        try {
            starting.join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : e;
        }
    }

    private Gateway node(String name, Map<String, String> settings) {
        Map<String, String> all = new HashMap<>(stack.settings());
        all.put("JAVA_TOOL_OPTIONS", JVM_OPTIONS);
        // Callers who have finished talking are silent on purpose.
        all.put("ASSISTANT_VOICE_SILENCE_TIMEOUT", "0s");
        // A few subscribers represent many, and send far more messages than any person.
        all.put("ASSISTANT_LIMITS_MESSAGES", "0");
        all.put("ASSISTANT_LIMITS_LOOPS_ANSWERS", "0");
        all.put("ASSISTANT_SMS_INBOUND_EXCHANGES_TEXTS", Integer.toString(Integer.MAX_VALUE / 2));
        all.putAll(settings);
        return Gateway.start(jar, folder.resolve("log/" + name + ".log"), all);
    }

    public LocalStack stack() {
        return stack;
    }

    /** Fails if a process that should be running has ended by itself. */
    public void requireRunning() {
        requireRunning("the channels", channels == null || channels.isRunning());
        engines().forEach(engine -> requireRunning("an engine", engine.isRunning()));
        requireRunning("the broker", isAlive(stack.kafka().pid()));
        requireRunning("the database", isAlive(stack.postgres().pid()));
    }

    private static void requireRunning(String process, boolean running) {
        if (!running) {
            throw new StackFailure(process + " ended by itself");
        }
    }

    private static boolean isAlive(long pid) {
        return ProcessHandle.of(pid).filter(ProcessHandle::isAlive).isPresent();
    }

    /** The processes whose only role is engine. */
    public List<Gateway> engines() {
        return List.copyOf(engines);
    }

    /** The process with the channels. */
    public Gateway channels() {
        return channels;
    }

    /** The proxy between the application and the database; null unless the cluster is {@linkplain #split split}. */
    public TcpProxy databaseProxy() {
        return databaseProxy;
    }

    public Store store() {
        return Store.of(stack.settings());
    }

    @Override
    public void close() {
        if (channels != null) {
            channels.close();
        }
        engines().forEach(Gateway::close);
        if (databaseProxy != null) {
            databaseProxy.close();
        }
        stack.close();
    }
}
