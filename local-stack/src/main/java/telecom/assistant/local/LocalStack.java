package telecom.assistant.local;

import io.vertx.core.Vertx;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.EnumMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Supplier;
import telecom.assistant.local.bss.BssStandIn;
import telecom.assistant.local.handset.HandsetApi;
import telecom.assistant.local.handset.Handsets;
import telecom.assistant.local.kafka.KafkaPart;
import telecom.assistant.local.login.LogInStandIn;
import telecom.assistant.local.model.ModelStandIn;
import telecom.assistant.local.postgres.PostgresPart;
import telecom.assistant.local.process.Await;
import telecom.assistant.local.process.Ports;
import telecom.assistant.local.smsc.SmscAccount;
import telecom.assistant.local.smsc.SmscStandIn;

/**
 * A running stack. {@link #start} returns once every requested part is ready, or fails with the reason and leaves
 * nothing behind; {@link #close} stops everything that it started. Parts that run in processes of their own also end
 * when this process is killed. The parts may be used from any thread.
 */
public final class LocalStack implements AutoCloseable {
    private static final System.Logger LOG = System.getLogger(LocalStack.class.getName());
    private static final int SMPP_PORT = 2775;
    private static final int MODEL_PORT = 8000;
    private static final int HANDSET_PORT = 8090;
    private static final int BSS_PORT = 8070;
    private static final int LOG_IN_PORT = 8060;

    private final StackOptions options;
    private final Ports ports = new Ports();
    private final Deque<AutoCloseable> started = new ArrayDeque<>();
    private final Map<Part, AutoCloseable> parts = new EnumMap<>(Part.class);
    private final StackSettings settings = new StackSettings();
    private String handsetUrl;

    private LocalStack(StackOptions options) {
        this.options = options;
    }

    public static LocalStack start(StackOptions options) {
        LocalStack stack = new LocalStack(options);
        try {
            stack.startParts();
            return stack;
        } catch (RuntimeException e) {
            stack.close();
            throw e;
        }
    }

    private void startParts() {
        StackFolder folder = keep(StackFolder.open(options.folder(), options.fresh()));
        CompletableFuture<Void> broker = CompletableFuture.runAsync(
                () -> add(Part.KAFKA, () -> KafkaPart.start(folder.path(), ports, options.startLimit())));
        try {
            add(Part.POSTGRES, () -> PostgresPart.start(folder.path(), ports, options.startLimit()));
            startStandIns();
        } finally {
            join(broker);
        }
        collectSettings();
    }

    private void startStandIns() {
        if (!wants(Part.MODEL) && !wants(Part.SMSC) && !wants(Part.BSS) && !wants(Part.LOG_IN)) {
            return;
        }
        Vertx vertx = Vertx.vertx();
        keep(() -> Await.done("the stand-ins did not stop", vertx.close()));
        add(Part.MODEL, () -> ModelStandIn.start(vertx, ports.firstFree(MODEL_PORT), options.pace()));
        add(Part.BSS, () -> BssStandIn.start(vertx, ports.firstFree(BSS_PORT)));
        add(Part.LOG_IN, () -> LogInStandIn.start(vertx, ports.firstFree(LOG_IN_PORT)));
        if (wants(Part.SMSC)) {
            startSmsc(vertx);
        }
    }

    private void startSmsc(Vertx vertx) {
        Handsets handsets = new Handsets();
        add(
                Part.SMSC,
                () -> SmscStandIn.start(
                        ports.firstFree(SMPP_PORT), SmscAccount.LOCAL, handsets, options.receiptDelay()));
        int port = ports.firstFree(HANDSET_PORT);
        HandsetApi api = keep(HandsetApi.start(vertx, port, handsets, smsc()));
        handsetUrl = api.baseUrl();
    }

    private void collectSettings() {
        if (wants(Part.KAFKA)) {
            settings.kafka(kafka());
        }
        if (wants(Part.POSTGRES)) {
            settings.postgres(postgres());
        }
        if (wants(Part.MODEL)) {
            settings.model(model());
        }
        if (wants(Part.SMSC)) {
            settings.smsc(smsc().port(), SmscAccount.LOCAL, handsetUrl);
        }
        if (wants(Part.BSS)) {
            settings.bss(bss());
        }
        if (wants(Part.LOG_IN)) {
            settings.logIn(logIn());
        }
    }

    private static void join(CompletableFuture<Void> starting) {
        try {
            starting.join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : e;
        }
    }

    private boolean wants(Part part) {
        return options.parts().contains(part);
    }

    private void add(Part part, Supplier<? extends AutoCloseable> start) {
        if (wants(part)) {
            AutoCloseable running = keep(start.get());
            synchronized (parts) {
                parts.put(part, running);
            }
        }
    }

    private <T extends AutoCloseable> T keep(T part) {
        synchronized (started) {
            started.push(part);
        }
        return part;
    }

    public KafkaPart kafka() {
        return running(Part.KAFKA, KafkaPart.class);
    }

    public PostgresPart postgres() {
        return running(Part.POSTGRES, PostgresPart.class);
    }

    public ModelStandIn model() {
        return running(Part.MODEL, ModelStandIn.class);
    }

    public SmscStandIn smsc() {
        return running(Part.SMSC, SmscStandIn.class);
    }

    public BssStandIn bss() {
        return running(Part.BSS, BssStandIn.class);
    }

    public LogInStandIn logIn() {
        return running(Part.LOG_IN, LogInStandIn.class);
    }

    private <T> T running(Part part, Class<T> type) {
        synchronized (parts) {
            AutoCloseable running = parts.get(part);
            if (running == null) {
                throw new IllegalStateException(part + " was not started by this stack");
            }
            return type.cast(running);
        }
    }

    /** The parts that were started. */
    public Set<Part> parts() {
        return options.parts();
    }

    /** The gateway's settings for the parts that were started, as environment variables. */
    public Map<String, String> settings() {
        return settings.asMap();
    }

    /** Finds free loopback ports that no part uses, for further processes. */
    Ports ports() {
        return ports;
    }

    @Override
    public void close() {
        synchronized (started) {
            while (!started.isEmpty()) {
                end(started.pop());
            }
        }
    }

    private static void end(AutoCloseable part) {
        try {
            part.close();
        } catch (Exception e) {
            LOG.log(System.Logger.Level.WARNING, "a part did not stop cleanly", e);
        }
    }
}
