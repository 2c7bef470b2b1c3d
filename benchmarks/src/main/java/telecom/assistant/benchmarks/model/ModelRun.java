package telecom.assistant.benchmarks.model;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;

/**
 * Streams at a pace beside bare sockets, streams that are cancelled, and streams through a few kept connections. The
 * inference tier's stand-in is a process of its own; the client and the sockets run in this one, one after the other.
 */
public final class ModelRun {

    /** By how much fewer streams are measured, too: so few that a small machine keeps the pace. */
    private static final int UNHURRIED = 10;

    private final ModelPlan plan;
    private final Path folder;
    private final PrintStream out;
    private final Promises promises = new Promises();

    public ModelRun(ModelPlan plan, Path folder, PrintStream out) {
        this.plan = plan;
        this.folder = folder;
        this.out = out;
    }

    public ModelReport execute() throws IOException {
        try (StandIn standIn = StandIn.start(folder);
                Loops loops = new Loops()) {
            List<PacedPair> paced = List.of(
                    paced(standIn, loops, plan.streams()),
                    paced(standIn, loops, Math.max(1, plan.streams() / UNHURRIED)));
            Cancelled cancelled = cancelled(standIn, loops);
            return new ModelReport(plan, paced, cancelled, instant(standIn, loops), promises.broken());
        }
    }

    private PacedPair paced(StandIn standIn, Loops loops, int streams) {
        Paced socket = paced(standIn, loops, streams, new SocketAsker(loops.vertx(), standIn.baseUrl()));
        return new PacedPair(socket, paced(standIn, loops, streams, client(standIn, loops, streams)));
    }

    private Paced paced(StandIn standIn, Loops loops, int streams, Asker asker) {
        out.printf("Streaming at a pace: %d at once, %s …%n", streams, asker.title());
        try (asker) {
            return new PacedPart(standIn, loops, streams, promises).measure(asker);
        }
    }

    private Cancelled cancelled(StandIn standIn, Loops loops) {
        out.printf("Cancelling %d streams …%n", plan.cancels());
        try (Asker asker = client(standIn, loops, plan.cancels())) {
            return new CancelledPart(standIn, loops, plan, promises).execute(asker);
        }
    }

    private Instant instant(StandIn standIn, Loops loops) {
        out.printf("Streaming %d times through %d connections …%n", plan.instant(), plan.connections());
        try (Asker asker = client(standIn, loops, plan.connections())) {
            return new InstantPart(standIn, loops, plan, promises).execute(asker);
        }
    }

    private static Asker client(StandIn standIn, Loops loops, int concurrent) {
        return new ClientAsker(loops.vertx(), standIn.baseUrl(), concurrent);
    }
}
