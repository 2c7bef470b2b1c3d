package telecom.assistant.local.postgres;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Locale;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.tukaani.xz.XZInputStream;
import telecom.assistant.local.process.StackFailure;

/** Unpacks PostgreSQL for this operating system and processor from the class path, once per folder. */
final class PostgresBinaries {
    private static final String COMPLETE = ".complete";

    private PostgresBinaries() {}

    /** Returns the folder that holds {@code bin}, {@code lib} and {@code share}. */
    static Path unpackInto(Path folder) {
        Path target = folder.resolve("bin/postgres");
        if (Files.exists(target.resolve(COMPLETE))) {
            return target;
        }
        String archive = "/postgres-" + system() + "-" + processor() + ".txz";
        try (InputStream packed = PostgresBinaries.class.getResourceAsStream(archive)) {
            if (packed == null) {
                throw new StackFailure(
                        "there is no PostgreSQL for this machine (" + archive + "); name a running one in"
                                + " QUARKUS_DATASOURCE_REACTIVE_URL and QUARKUS_DATASOURCE_JDBC_URL");
            }
            unpack(packed, target);
            Files.createFile(target.resolve(COMPLETE));
        } catch (IOException e) {
            throw new StackFailure("PostgreSQL cannot be unpacked into " + target + ": " + e.getMessage(), e);
        }
        return target;
    }

    private static void unpack(InputStream packed, Path target) throws IOException {
        try (TarArchiveInputStream tar =
                new TarArchiveInputStream(new XZInputStream(new BufferedInputStream(packed)))) {
            for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                unpack(entry, tar, target);
            }
        }
    }

    private static void unpack(TarArchiveEntry entry, InputStream content, Path target) throws IOException {
        Path file = target.resolve(entry.getName()).normalize();
        if (!file.startsWith(target)) {
            throw new IOException("the archive names a file outside of itself: " + entry.getName());
        }
        if (entry.isDirectory()) {
            Files.createDirectories(file);
            return;
        }
        Files.createDirectories(file.getParent());
        if (entry.isSymbolicLink()) {
            Files.deleteIfExists(file);
            Files.createSymbolicLink(file, Path.of(entry.getLinkName()));
            return;
        }
        Files.copy(content, file, StandardCopyOption.REPLACE_EXISTING);
        boolean executable = (entry.getMode() & 0100) != 0;
        if (executable && !file.toFile().setExecutable(true)) {
            throw new IOException(file + " cannot be made executable");
        }
    }

    private static String system() {
        String name = System.getProperty("os.name").toLowerCase(Locale.ROOT);
        return name.contains("mac") ? "darwin" : name.contains("linux") ? "linux" : name.replace(' ', '-');
    }

    private static String processor() {
        String name = System.getProperty("os.arch").toLowerCase(Locale.ROOT);
        return name.equals("aarch64") || name.equals("arm64") ? "arm_64" : "x86_64";
    }
}
