package telecom.assistant.benchmarks.engine;

import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordedFrame;
import jdk.jfr.consumer.RecordedStackTrace;
import jdk.jfr.consumer.RecordingFile;

/**
 * Where a process spends its CPU time in Java, from Java Flight Recorder's execution samples: each counts for the topmost
 * frame that is not the JDK's own. It does not include time in native code, such as the kernel, or time spent waiting; for
 * that see {@link Waits}.
 */
final class Profile {

    private static final List<String> OWNERS = List.of(
            "telecom.assistant.gateway.engine",
            "telecom.assistant.gateway",
            "telecom.assistant.store",
            "telecom.assistant.model",
            "telecom.assistant.channel",
            "org.hibernate",
            "io.vertx.sqlclient",
            "io.vertx.pgclient",
            "io.vertx",
            "io.netty",
            "org.apache.kafka",
            "io.smallrye.mutiny",
            "io.smallrye.reactive.messaging",
            "io.smallrye",
            "com.fasterxml.jackson",
            "io.cloudevents",
            "io.micrometer",
            "io.quarkus",
            "io.github.resilience4j");

    private final Map<String, Integer> samples = new TreeMap<>();
    private int all;

    private Profile() {}

    static Profile of(Path recording) throws IOException {
        Profile profile = new Profile();
        try (RecordingFile file = new RecordingFile(recording)) {
            while (file.hasMoreEvents()) {
                RecordedEvent event = file.readEvent();
                if (event.getEventType().getName().equals("jdk.ExecutionSample") && event.getStackTrace() != null) {
                    profile.count(event.getStackTrace());
                }
            }
        }
        return profile;
    }

    private void count(RecordedStackTrace stack) {
        String owner = stack.getFrames().stream()
                .map(Profile::typeOf)
                .filter(type -> !type.startsWith("java.") && !type.startsWith("jdk.") && !type.startsWith("sun."))
                .map(Profile::ownerOf)
                .findFirst()
                .orElse("the JDK alone");
        samples.merge(owner, 1, Integer::sum);
        all++;
    }

    private static String typeOf(RecordedFrame frame) {
        return frame.getMethod().getType().getName();
    }

    private static String ownerOf(String type) {
        return OWNERS.stream().filter(type::startsWith).findFirst().orElse("other libraries");
    }

    int samples() {
        return all;
    }

    /** Shares in percent, largest first. */
    Map<String, Double> shares() {
        Map<String, Double> shares = new LinkedHashMap<>();
        samples.entrySet().stream()
                .sorted(Map.Entry.<String, Integer>comparingByValue().reversed())
                .forEach(owner -> shares.put(owner.getKey(), owner.getValue() * 100.0 / all));
        return shares;
    }
}
