package telecom.assistant.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import telecom.assistant.local.process.Folders;
import telecom.assistant.local.process.StackFailure;

/** The folder of a running stack, locked so that no two stacks share the same data. */
final class StackFolder implements AutoCloseable {
    private final Path path;
    private final FileChannel channel;

    private StackFolder(Path path, FileChannel channel) {
        this.path = path;
        this.channel = channel;
    }

    static StackFolder open(Path folder, boolean fresh) {
        Path path = folder.toAbsolutePath().normalize();
        try {
            Files.createDirectories(path);
            StackFolder opened = new StackFolder(path, locked(path.resolve("stack.lock")));
            if (fresh) {
                opened.discard();
            }
            Files.createDirectories(path.resolve("data"));
            Files.createDirectories(path.resolve("log"));
            return opened;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static FileChannel locked(Path file) throws IOException {
        FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        if (tryLock(channel) == null) {
            channel.close();
            throw new StackFailure("another local stack is running in " + file.getParent() + "; stop that one first");
        }
        return channel;
    }

    private static FileLock tryLock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException heldByThisProcess) {
            return null;
        }
    }

    private void discard() throws IOException {
        Folders.delete(path.resolve("data"));
        Folders.delete(path.resolve("log"));
    }

    Path path() {
        return path;
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
