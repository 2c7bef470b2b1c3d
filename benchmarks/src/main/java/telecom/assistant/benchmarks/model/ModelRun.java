package telecom.assistant.benchmarks.model;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;

/**
 * Runs paced streams and compares them with bare sockets, then streams that are cancelled, and streams through a few
 * reused connections. The inference tier's stand-in is a process of its own; the client and the sockets run in this
 * process, one after the other.
 */
public final class ModelRun {

    /** The paced part is repeated with the streams divided by this, so that even a small machine can keep up. */
    private static final int FEWER = 10;

    private final ModelPlan plan;
    private final Path folder;
    private final PrintStream out;
    private final Expectations expectations = new Expectations();

    public ModelRun(ModelPlan plan, Path folder, PrintStream out) {
        this.plan = plan;
        this.folder = folder;
        this.out = out;
    }

    public ModelReport execute() throws IOException {
        try (StandIn standIn = StandIn.start(folder);
                Loops loops = new Loops()) {
            List<PacedPair> paced = List.of(
                    paced(standIn, loops, plan.streams()), paced(standIn, loops, Math.max(1, plan.streams() / FEWER)));
            CancelledStreams cancelled = cancelled(standIn, loops);
            return new ModelReport(plan, paced, cancelled, instant(standIn, loops), expectations.unmet());
        }
    }

    private PacedPair paced(StandIn standIn, Loops loops, int streams) {
        PacedStreams socket = paced(standIn, loops, streams, new BareSocketSource(loops.vertx(), standIn.baseUrl()));
        return new PacedPair(socket, paced(standIn, loops, streams, client(standIn, loops, streams)));
    }

    private PacedStreams paced(StandIn standIn, Loops loops, int streams, StreamSource source) {
        out.printf("Streaming at a pace: %d at once, %s …%n", streams, source.title());
        try (source) {
            return new PacedPart(standIn, loops, streams, expectations).measure(source);
        }
    }

    private CancelledStreams cancelled(StandIn standIn, Loops loops) {
        out.printf("Cancelling %d streams …%n", plan.cancels());
        try (StreamSource source = client(standIn, loops, plan.cancels())) {
            return new CancelledPart(standIn, loops, plan, expectations).execute(source);
        }
    }

    private InstantStreams instant(StandIn standIn, Loops loops) {
        out.printf("Streaming %d times through %d connections …%n", plan.instant(), plan.connections());
        try (StreamSource source = client(standIn, loops, plan.connections())) {
            return new InstantPart(standIn, loops, plan, expectations).execute(source);
        }
    }

    private static StreamSource client(StandIn standIn, Loops loops, int concurrent) {
        return new ModelClientSource(loops.vertx(), standIn.baseUrl(), concurrent);
    }
}
