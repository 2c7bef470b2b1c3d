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
 * The folder through which stop points are armed from outside. A file with the name of a point arms it, and its content
 * is the {@link StopAction}. The first process to reach the point, among all that share the folder, renames the file,
 * so that the action happens only once; the new name ends with the id of that process.
 */
public record StopPointFolder(Path path) {

    /** Arms a point, and discards the record of the process that reached it before. */
    public void arm(StopPoint point, StopAction action) {
        try {
            Files.createDirectories(path);
            forget(point);
            // The file is written under another name and then renamed, so that no process reads a partial one.
            Path temporary = Files.writeString(path.resolve("." + point.title()), action.name());
            Files.move(temporary, armedFile(point), StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void forget(StopPoint point) throws IOException {
        Optional<Path> reached = reachedFile(point);
        if (reached.isPresent()) {
            Files.delete(reached.get());
        }
    }

    /** Disarms a point; does nothing if it is not armed. */
    public void disarm(StopPoint point) {
        try {
            Files.deleteIfExists(armedFile(point));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The id of the process that has reached the point since it was armed; empty if none has. */
    public OptionalLong reachedBy(StopPoint point) {
        try {
            return reachedFile(point)
                    .map(file -> file.getFileName().toString())
                    .map(name -> OptionalLong.of(
                            Long.parseLong(name.substring(prefix(point).length()))))
                    .orElse(OptionalLong.empty());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Optional<Path> reachedFile(StopPoint point) throws IOException {
        try (Stream<Path> files = Files.list(path)) {
            return files.filter(file -> file.getFileName().toString().startsWith(prefix(point)))
                    .findFirst();
        }
    }

    /**
     * Takes the action of an armed point; empty if the point is not armed. At most one caller, across all processes,
     * gets it.
     */
    Optional<StopAction> take(StopPoint point) {
        Path armed = armedFile(point);
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

    private Path armedFile(StopPoint point) {
        return path.resolve(point.title());
    }

    private static String prefix(StopPoint point) {
        return point.title() + ".";
    }
}
