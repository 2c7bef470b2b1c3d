package telecom.assistant.integration.harness;

import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import telecom.assistant.local.LocalStack;
import telecom.assistant.local.StackOptions;
import telecom.assistant.local.client.DirectLineChat;
import telecom.assistant.local.client.Handset;
import telecom.assistant.local.client.RelayCall;
import telecom.assistant.local.gateway.Gateway;
import telecom.assistant.local.model.Pace;

/** The stack and the gateway that all tests of a run share; both end with the run. */
public final class World {

    /** Quick enough for tests, slow enough that a reply can be interrupted. */
    public static final Pace PACE = new Pace(Duration.ofMillis(60), Duration.ofMillis(12));

    private static final Path FOLDER = Path.of(System.getProperty("work.folder"));
    private static final Path JAR = Path.of(System.getProperty("gateway.jar"));
    private static final AtomicInteger NEXT_NUMBER = new AtomicInteger(20_000);

    private static World world;

    private final LocalStack stack = LocalStack.start(
            StackOptions.in(FOLDER).withFresh(true).withPace(PACE).withReceiptDelay(Duration.ofMillis(50)));
    private Map<String, String> furtherSettings = Map.of();
    private Gateway gateway;

    private World() {
        Runtime.getRuntime().addShutdownHook(new Thread(this::end));
    }

    /** The world, with the gateway running on its default settings. */
    public static World running() {
        return with(Map.of());
    }

    /**
     * The world, with the gateway running on further settings, given as environment variables. The gateway keeps
     * running until a test needs other settings, because each start takes seconds. Resets the stand-ins.
     */
    public static synchronized World with(Map<String, String> furtherSettings) {
        stackAlone();
        world.stack.model().reset();
        world.stack.model().pace(PACE);
        world.stack.smsc().reset();
        world.stack.bss().reset();
        world.ensureGateway(furtherSettings);
        return world;
    }

    /** The stack alone, for settings of a gateway that depend on it. */
    public static synchronized LocalStack stackAlone() {
        if (world == null) {
            world = new World();
        }
        return world.stack;
    }

    private synchronized void ensureGateway(Map<String, String> requested) {
        if (gateway != null && furtherSettings.equals(requested)) {
            gateway.ensureRunning();
            return;
        }
        if (gateway != null) {
            gateway.close();
        }
        Map<String, String> settings = new HashMap<>(stack.settings());
        settings.putAll(requested);
        gateway = Gateway.start(JAR, FOLDER.resolve("gateway.log"), settings);
        furtherSettings = requested;
    }

    private synchronized void end() {
        if (gateway != null) {
            gateway.close();
        }
        stack.close();
    }

    /** The packaged application. */
    public static Path jar() {
        return JAR;
    }

    /**
     * A number that no other test and no subscriber of the demonstration uses, so that every test has a subscriber of
     * its own.
     */
    public static String freshNumber() {
        return "+8210000" + "%05d".formatted(NEXT_NUMBER.incrementAndGet());
    }

    public LocalStack stack() {
        return stack;
    }

    public Gateway gateway() {
        return gateway;
    }

    /** A handset, which sends and receives texts. */
    public Handset handset(String number) {
        return new Handset(stack.smsc(), number);
    }

    /** Calls the assistant as a voice platform does. */
    public RelayCall call(String number) {
        return RelayCall.open(gateway.webSocketUrl("/voice/conversation-relay"), number);
    }

    /** Opens a chat as the operator's app does. */
    public DirectLineChat chat(String account, String name, String number) {
        return DirectLineChat.open(gateway.baseUrl(), account, name, number);
    }

    /** Writes records to the stack's Kafka directly, bypassing the channels. */
    public RawRecords records() {
        return new RawRecords(stack.kafka().bootstrapServers());
    }

    /** Opens the agent desk. */
    public Desk desk(String agent, String name) {
        return Desk.open(gateway.webSocketUrl("/desk/ws"), agent, name);
    }
}
