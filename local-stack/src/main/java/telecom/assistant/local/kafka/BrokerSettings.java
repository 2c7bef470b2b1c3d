package telecom.assistant.local.kafka;

import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Properties;

/**
 * The broker's configuration: one node that is both broker and controller, on loopback only.
 *
 * @param secured a further address; empty for none
 */
record BrokerSettings(Path data, int port, int controllerPort, Optional<SecuredListener> secured) {
    private static final String ONE = "1";

    Properties properties() {
        Properties properties = new Properties();
        properties.put("node.id", ONE);
        properties.put("process.roles", "broker,controller");
        properties.put("controller.quorum.voters", "1@127.0.0.1:" + controllerPort);
        properties.put("controller.listener.names", "CONTROLLER");
        String plain = "PLAINTEXT://127.0.0.1:" + port;
        properties.put(
                "listeners",
                plain + ",CONTROLLER://127.0.0.1:" + controllerPort
                        + secured.map(listener -> "," + listener.address()).orElse(""));
        properties.put(
                "advertised.listeners",
                plain + secured.map(listener -> "," + listener.advertised()).orElse(""));
        secured.ifPresent(listener -> listener.putInto(properties));
        properties.put("log.dirs", data.toString());
        properties.put("auto.create.topics.enable", "false");
        oneReplica(properties);
        quickStart(properties);
        return properties;
    }

    private static void oneReplica(Properties properties) {
        for (String topic : new String[] {"offsets.topic", "transaction.state.log", "share.coordinator.state.topic"}) {
            properties.put(topic + ".replication.factor", ONE);
        }
        properties.put("transaction.state.log.min.isr", ONE);
        properties.put("share.coordinator.state.topic.min.isr", ONE);
        properties.put("offsets.topic.num.partitions", "8");
        properties.put("transaction.state.log.num.partitions", "8");
    }

    private static void quickStart(Properties properties) {
        properties.put("group.initial.rebalance.delay.ms", "0");
        properties.put("group.coordinator.rebalance.protocols", "classic,consumer");
        properties.put("log.index.size.max.bytes", String.valueOf(1024 * 1024));
        // After kill -9 the broker cannot register again until its old session has expired.
        properties.put("broker.session.timeout.ms", "3000");
        properties.put("broker.heartbeat.interval.ms", "500");
        properties.put("num.recovery.threads.per.data.dir", "2");
    }

    Path writeTo(Path file) throws IOException {
        Files.createDirectories(data);
        try (Writer writer = Files.newBufferedWriter(file)) {
            properties().store(writer, null);
        }
        return file;
    }
}
