package telecom.assistant.gateway.startup;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Watches the threads on which libraries do their work. They should live as long as the process; if one dies, its
 * library stops working without reporting it. Not thread-safe.
 */
final class LibraryThreads {

    private static final List<String> NAME_PREFIXES =
            List.of("kafka-producer-network-thread", "smallrye-kafka-consumer-thread", "vert.x-eventloop-thread");

    private final Set<String> seen = new HashSet<>();

    /** The name of a thread that existed at an earlier call and no longer does; empty if all are still alive. */
    Optional<String> firstDeath() {
        Set<String> now = new HashSet<>();
        Thread.getAllStackTraces().keySet().stream()
                .map(Thread::getName)
                .filter(name -> NAME_PREFIXES.stream().anyMatch(name::startsWith))
                .forEach(now::add);
        Optional<String> gone =
                seen.stream().filter(name -> !now.contains(name)).findFirst();
        seen.addAll(now);
        return gone;
    }
}
