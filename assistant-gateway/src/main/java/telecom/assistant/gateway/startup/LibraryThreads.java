package telecom.assistant.gateway.startup;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The threads on which libraries do their work for as long as the process lives. None of them ends before; if one has,
 * its library neither reports that nor works any more. To be used by one thread.
 */
final class LibraryThreads {

    private static final List<String> LASTING =
            List.of("kafka-producer-network-thread", "smallrye-kafka-consumer-thread", "vert.x-eventloop-thread");

    private final Set<String> seen = new HashSet<>();

    /** The name of a thread that was there at an earlier call and is not any more. */
    Optional<String> firstDeath() {
        Set<String> now = new HashSet<>();
        Thread.getAllStackTraces().keySet().stream()
                .map(Thread::getName)
                .filter(name -> LASTING.stream().anyMatch(name::startsWith))
                .forEach(now::add);
        Optional<String> gone =
                seen.stream().filter(name -> !now.contains(name)).findFirst();
        seen.addAll(now);
        return gone;
    }
}
