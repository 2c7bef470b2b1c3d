package telecom.assistant.local.kafka;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import kafka.tools.StorageTool;
import org.apache.kafka.common.utils.Time;
import telecom.assistant.local.process.ParentPipe;
import telecom.assistant.local.process.StackLogging;

/**
 * The broker's process: formats the storage when it is new, starts the server, creates the topics and then writes the
 * ready file. Arguments: data directory, port, controller port, ready file, and for a secured listener its port, key store
 * and password.
 */
public final class KafkaBroker {
    private static final String CLUSTER_ID = "dGVsZWNvbS1hc3Npc3Q";

    private KafkaBroker() {}

    public static void main(String[] arguments) throws Exception {
        StackLogging.toStandardError();
        ParentPipe.watch();
        int port = Integer.parseInt(arguments[1]);
        Optional<SecuredListener> secured = arguments.length > 4
                ? Optional.of(SecuredListener.of(arguments[4], arguments[5], arguments[6]))
                : Optional.empty();
        BrokerSettings settings =
                new BrokerSettings(Path.of(arguments[0]), port, Integer.parseInt(arguments[2]), secured);
        format(settings);
        KafkaRaftServer server = new KafkaRaftServer(new KafkaConfig(settings.properties()), Time.SYSTEM);
        Runtime.getRuntime().addShutdownHook(new Thread(server::shutdown, "broker-shutdown"));
        server.startup();
        TopicSetup.create("127.0.0.1:" + port);
        Files.writeString(Path.of(arguments[3]), String.valueOf(port));
        server.awaitShutdown();
    }

    private static void format(BrokerSettings settings) throws java.io.IOException {
        Path file = settings.writeTo(settings.data().resolveSibling("kafka.properties"));
        String[] command = {"format", "--ignore-formatted", "--cluster-id", CLUSTER_ID, "--config", file.toString()};
        int status = StorageTool.execute(command, System.err);
        if (status != 0) {
            throw new IllegalStateException("the storage under " + settings.data() + " cannot be formatted");
        }
    }
}
