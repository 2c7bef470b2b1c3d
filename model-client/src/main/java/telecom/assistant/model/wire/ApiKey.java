package telecom.assistant.model.wire;

import io.vertx.core.Vertx;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;
import org.jboss.logging.Logger;
import telecom.assistant.model.ModelConfig;

/**
 * The key of a tier, either configured directly or read from a file, which is read again at intervals. If the file
 * cannot be read or holds no valid key, the last valid key stays in use. A key never appears in a message.
 */
final class ApiKey implements AutoCloseable {

    private static final Logger LOG = Logger.getLogger(ApiKey.class);
    private static final long MAX_BYTES = 16 * 1024;
    private static final long NO_TIMER = -1;

    private final Vertx vertx;
    private final String tier;
    private final Optional<Path> file;
    private final long timer;
    private volatile Optional<String> current;
    private volatile boolean warned;

    /**
     * Reads the file for the first time, so this must not run on an event loop.
     *
     * @throws IllegalArgumentException when both the key and the file are given, or the key is not valid
     */
    ApiKey(Vertx vertx, String tier, ModelConfig.Tier settings) {
        this.vertx = vertx;
        this.tier = tier;
        this.file = settings.apiKeyFile();
        this.current = settings.apiKey().map(String::strip);
        if (current.isPresent() && file.isPresent()) {
            throw new IllegalArgumentException(
                    setting() + ": given together with api-key (expected: only one of the two)");
        }
        if (current.isPresent() && !isValid(current.get())) {
            throw new IllegalArgumentException(setting() + ": not a valid key (expected: visible ASCII characters)");
        }
        file.ifPresent(this::read);
        this.timer = file.map(path ->
                        vertx.setPeriodic(Math.max(1, settings.apiKeyRefresh().toMillis()), fired -> readAgain(path)))
                .orElse(NO_TIMER);
    }

    /** The key to send; empty where the tier needs none. */
    Optional<String> current() {
        return current;
    }

    /** Whether a key file is configured but no key could be read from it. */
    boolean isMissing() {
        return file.isPresent() && current.isEmpty();
    }

    /** The setting to look at when the key is wrong. */
    String setting() {
        return "assistant.model.tiers." + tier + (file.isPresent() ? ".api-key-file" : ".api-key");
    }

    private void read(Path path) {
        try {
            if (Files.size(path) > MAX_BYTES) {
                warnOnce("too large");
            } else {
                use(Files.readString(path));
            }
        } catch (IOException unreadable) {
            warnOnce(unreadable instanceof NoSuchFileException ? "no such file" : "not readable");
        }
    }

    /** Runs on a worker thread, because reading a file blocks. */
    private void readAgain(Path path) {
        vertx.executeBlocking(() -> {
            read(path);
            return null;
        });
    }

    /** Uses the content of the file without the line break that editors add. */
    private void use(String content) {
        String key = content.strip();
        if (!isValid(key)) {
            warnOnce("the file holds no valid key");
            return;
        }
        warned = false;
        if (!current.equals(Optional.of(key))) {
            boolean replaced = current.isPresent();
            current = Optional.of(key);
            LOG.infof("Model key %s: tier=%s", replaced ? "replaced" : "read", tier);
        }
    }

    /**
     * Whether the key may appear in a header. This is checked here, because the HTTP client's exception would contain
     * the key.
     */
    private static boolean isValid(String key) {
        return !key.isEmpty() && key.chars().allMatch(unit -> unit > ' ' && unit < 0x7F);
    }

    /** Logs once for each time that reading starts to fail, and not at every interval. */
    private void warnOnce(String cause) {
        if (!warned) {
            warned = true;
            LOG.warnf("Model key not read, check %s: tier=%s cause=%s", setting(), tier, cause);
        }
    }

    @Override
    public void close() {
        vertx.cancelTimer(timer);
    }
}
