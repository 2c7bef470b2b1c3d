package telecom.assistant.local.client;

import java.net.http.HttpClient;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/** Holds the HTTP client that all clients in this process share, and its threads. */
final class Connections {

    private static final int THREADS = 8;
    private static final AtomicInteger NUMBER = new AtomicInteger();

    static final HttpClient HTTP = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5))
            .executor(Executors.newFixedThreadPool(THREADS, Connections::thread))
            .build();

    private Connections() {}

    private static Thread thread(Runnable task) {
        Thread thread = new Thread(task, "client-" + NUMBER.incrementAndGet());
        thread.setDaemon(true);
        return thread;
    }
}
