package telecom.assistant.channel.faultinjection;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;

/**
 * The folder through which stop points are armed from outside. A file with the name of a point arms it, and says what is
 * to happen there. Whoever reaches the point first, among all processes that share the folder, renames the file, so that
 * it happens once; the new name ends with the id of that process.
 */
public record StopPointFolder(Path path) {

    /** Arms a point. Forgets who has reached it before. */
    public void arm(StopPoint point, StopAction action) {
        try {
            Files.createDirectories(path);
            forget(point);
            // Renamed, so that nobody reads half a word.
            Path written = Files.writeString(path.resolve("." + point.title()), action.name());
            Files.move(written, armed(point), StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void forget(StopPoint point) throws IOException {
        Optional<Path> reached = reached(point);
        if (reached.isPresent()) {
            Files.delete(reached.get());
        }
    }

    /** Disarms a point; does nothing if it is not armed. */
    public void disarm(StopPoint point) {
        try {
            Files.deleteIfExists(armed(point));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The id of the process that has reached the point since it was armed. */
    public OptionalLong reachedBy(StopPoint point) {
        try {
            return reached(point)
                    .map(file -> file.getFileName().toString())
                    .map(name -> OptionalLong.of(
                            Long.parseLong(name.substring(prefix(point).length()))))
                    .orElse(OptionalLong.empty());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Optional<Path> reached(StopPoint point) throws IOException {
        try (Stream<Path> files = Files.list(path)) {
            return files.filter(file -> file.getFileName().toString().startsWith(prefix(point)))
                    .findFirst();
        }
    }

    /** What to do at a point if it is armed. At most one of all callers, in whatever process, is told. */
    Optional<StopAction> take(StopPoint point) {
        Path armed = armed(point);
        if (!Files.exists(armed)) {
            return Optional.empty();
        }
        try {
            Path taken = path.resolve(prefix(point) + ProcessHandle.current().pid());
            Files.move(armed, taken, StandardCopyOption.ATOMIC_MOVE);
            return Optional.of(
                    StopAction.valueOf(Files.readString(taken).strip().toUpperCase(Locale.ROOT)));
        } catch (NoSuchFileException tooLate) {
            return Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Path armed(StopPoint point) {
        return path.resolve(point.title());
    }

    private static String prefix(StopPoint point) {
        return point.title() + ".";
    }
}
