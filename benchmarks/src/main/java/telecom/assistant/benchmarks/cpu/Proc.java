package telecom.assistant.benchmarks.cpu;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Reads {@code /proc}. A process or thread that ends while it is read is ignored. */
final class Proc {

    private final Path root;

    Proc(Path root) {
        this.root = root;
    }

    /**
     * The CPU time of a process and of all its descendants, including those that have ended.
     *
     * @param others processes that are left out, with their own descendants, even if they descend from the process
     */
    long treeTicks(long pid, Collection<Long> others) {
        Map<Long, ProcStat> all = stats(root);
        Deque<Long> open = new ArrayDeque<>();
        open.add(pid);
        long ticks = 0;
        while (!open.isEmpty()) {
            long current = open.remove();
            ProcStat stat = all.get(current);
            if (stat != null) {
                ticks += stat.ticks() + stat.reapedTicks();
                all.forEach((child, childStat) -> {
                    if (childStat.parent() == current && !others.contains(child)) {
                        open.add(child);
                    }
                });
            }
        }
        return ticks;
    }

    /** The CPU time of each compiler thread of a JVM, by thread id. */
    Map<Long, Long> compilerTicks(long pid) {
        Map<Long, Long> ticks = new HashMap<>();
        stats(root.resolve(pid + "/task")).forEach((thread, stat) -> {
            if (stat.isCompiler()) {
                ticks.put(thread, stat.ticks());
            }
        });
        return ticks;
    }

    private static Map<Long, ProcStat> stats(Path folder) {
        Map<Long, ProcStat> stats = new HashMap<>();
        if (!Files.isDirectory(folder)) {
            return stats;
        }
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(folder, "[0-9]*")) {
            for (Path entry : entries) {
                stat(entry)
                        .ifPresent(stat ->
                                stats.put(Long.valueOf(entry.getFileName().toString()), stat));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return stats;
    }

    private static Optional<ProcStat> stat(Path entry) {
        try {
            return Optional.of(ProcStat.parse(Files.readString(entry.resolve("stat"))));
        } catch (IOException gone) {
            return Optional.empty();
        }
    }
}
