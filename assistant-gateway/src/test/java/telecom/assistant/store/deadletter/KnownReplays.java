package telecom.assistant.store.deadletter;

import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/** Replays in memory; they cannot be marked while the store is unavailable. */
public final class KnownReplays extends DeadLetterReplays {

    private final Map<Position, Instant> marked = new ConcurrentHashMap<>();
    private boolean unavailable;

    public KnownReplays() {
        super(null);
    }

    /** From now on, no replay can be marked. */
    public void becomeUnavailable() {
        unavailable = true;
    }

    @Override
    public Uni<Map<Position, Instant>> of(int partition, long fromOffset, long toOffset) {
        return Uni.createFrom().item(() -> marked.entrySet().stream()
                .filter(each -> each.getKey().partition() == partition
                        && each.getKey().offset() >= fromOffset
                        && each.getKey().offset() < toOffset)
                .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, Map.Entry::getValue)));
    }

    @Override
    public Uni<Boolean> mark(int partition, long offset, Instant now) {
        return unavailable
                ? Uni.createFrom().failure(new IllegalStateException("simulated"))
                : Uni.createFrom().item(() -> marked.putIfAbsent(new Position(partition, offset), now) == null);
    }
}
