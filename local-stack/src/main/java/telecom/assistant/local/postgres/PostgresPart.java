package telecom.assistant.local.postgres;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import telecom.assistant.local.process.Folders;
import telecom.assistant.local.process.Ports;
import telecom.assistant.local.process.Restartable;
import telecom.assistant.local.process.StackFailure;
import telecom.assistant.local.process.Watchdog;

/**
 * PostgreSQL as seen from the process that starts it: starts, kills, restarts and stops one cluster with one database.
 */
public final class PostgresPart implements Restartable, AutoCloseable {
    /**
     * The name of the database, its owner and the owner's password. It need not be a secret, because PostgreSQL listens
     * on loopback only.
     */
    public static final String NAME = "assistant";

    private static final int DEFAULT_PORT = 5432;
    private static final Duration ORDERLY_STOP_LIMIT = Duration.ofSeconds(10);

    private final Path data;
    private final Path log;
    private final Postmaster postmaster;
    private final PostgresCommands commands;
    private final int port;
    private final Duration limit;
    private Watchdog watchdog;

    private PostgresPart(Path folder, Ports ports, Duration limit) {
        this.data = folder.resolve("data/postgres");
        this.log = folder.resolve("log/postgres.log");
        this.postmaster = new Postmaster(data);
        this.commands = new PostgresCommands(PostgresBinaries.unpackInto(folder), log);
        this.port = ports.firstFree(DEFAULT_PORT);
        this.limit = limit;
    }

    /** Starts PostgreSQL with its data under {@code folder}; returns once it accepts connections. */
    public static PostgresPart start(Path folder, Ports ports, Duration limit) {
        PostgresPart part = new PostgresPart(folder.toAbsolutePath(), ports, limit);
        part.initialise();
        part.launch();
        return part;
    }

    /** Creates the cluster and its database, unless an earlier run has already done so. */
    private void initialise() {
        Path complete = data.resolve("database-created");
        if (Files.exists(complete)) {
            return;
        }
        try {
            Folders.delete(data);
            createCluster();
            String create = "CREATE DATABASE " + NAME + ";\n";
            commands.runWithInput(create, limit, "postgres", "--single", "-D", data.toString(), "postgres");
            Files.createFile(complete);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void createCluster() throws IOException {
        Path password = Files.writeString(data.resolveSibling("postgres.password"), NAME);
        commands.run(
                limit,
                "initdb",
                "--pgdata=" + data,
                "--username=" + NAME,
                "--auth=scram-sha-256",
                "--pwfile=" + password,
                "--encoding=UTF8",
                "--locale=C",
                "--no-sync");
        Files.delete(password);
    }

    private void launch() {
        postmaster.kill();
        String options = "-p " + port + " -c listen_addresses=127.0.0.1 -c unix_socket_directories= "
                + "-c max_connections=200 -c log_min_messages=warning";
        String seconds = "--timeout=" + limit.toSeconds();
        // pg_ctl puts the server into a session of its own, where the terminal's Ctrl-C does not reach it.
        commands.run(
                limit.plusSeconds(5),
                "pg_ctl",
                "start",
                "--wait",
                seconds,
                "--pgdata=" + data,
                "--log=" + log,
                "--options=" + options);
        watchdog = Watchdog.over(pid(), "QUIT", log);
    }

    public int port() {
        return port;
    }

    @Override
    public long pid() {
        return postmaster
                .process()
                .orElseThrow(() -> new StackFailure("PostgreSQL is not running"))
                .pid();
    }

    @Override
    public synchronized void kill() {
        watchdog.dismiss();
        postmaster.kill();
    }

    @Override
    public synchronized void restart() {
        kill();
        launch();
    }

    @Override
    public synchronized void close() {
        watchdog.dismiss();
        if (postmaster.process().isPresent()) {
            commands.run(
                    ORDERLY_STOP_LIMIT.plusSeconds(5), "pg_ctl", "stop", "--mode=fast", "--wait", "--pgdata=" + data);
        }
    }
}
