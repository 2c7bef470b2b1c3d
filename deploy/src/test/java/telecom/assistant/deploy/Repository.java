package telecom.assistant.deploy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Locates the repository's files for the tests of this module, which run in the module's folder. */
public final class Repository {

    private Repository() {}

    /** A file or folder by its path in the repository. */
    public static Path path(String relative) {
        return Path.of("..").resolve(relative).normalize();
    }

    /** The text of a file, by its path in the repository. */
    public static String read(String relative) {
        try {
            return Files.readString(path(relative));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
