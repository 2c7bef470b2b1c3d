package telecom.assistant.local.model;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * What a stream contains and how it ends. A fault is just another plan.
 *
 * @param events the {@code data:} payloads in order; one that begins with a colon is a comment
 * @param delay the time that is added to the wait for the first token
 */
record StreamPlan(List<String> events, Ending ending, Duration delay) {
    /** The delay of {@link Fault#SLOW_FIRST_TOKEN}. */
    static final Duration SLOW_DELAY = Duration.ofSeconds(3);

    private static final String DONE = "[DONE]";
    private static final String COMMENT = ": stand-in";
    private static final String QUEUE_FULL = """
            {"error":{"object":"error","message":"The request queue is full.","type":"SERVICE_UNAVAILABLE","code":503}}""";
    private static final String ENGINE_ERROR = """
            {"error":{"object":"error","message":"EngineCore encountered an issue.","type":"InternalServerError","code":500}}""";

    /** What happens to the connection after the last event. */
    enum Ending {
        /** The answer ends in the regular way. */
        COMPLETE,
        /** Nothing more is sent, and the connection stays open. */
        HANG,
        /** Comments are sent as long as the caller stays. */
        KEEP_ALIVE,
        /** The connection is cut in the middle of the answer. */
        CUT
    }

    private StreamPlan(List<String> events, Ending ending) {
        this(events, ending, Duration.ZERO);
    }

    static StreamPlan of(Completion completion, boolean usage) {
        List<String> events = new ArrayList<>(List.of(completion.opening()));
        events.addAll(completion.deltas());
        events.add(completion.finish());
        if (usage) {
            events.add(completion.usageChunk());
        }
        events.add(DONE);
        return new StreamPlan(events, Ending.COMPLETE);
    }

    /** The plan of a stream that fails. Does not support faults that never open a stream. */
    static StreamPlan of(Completion completion, Fault fault) {
        return of(completion, fault, 50);
    }

    /** @param percent the percentage of the answer that is sent before it breaks off */
    static StreamPlan of(Completion completion, Fault fault, int percent) {
        List<String> opening = List.of(completion.opening());
        List<String> deltas = completion.deltas();
        List<String> half = new ArrayList<>(opening);
        half.addAll(deltas.subList(0, (deltas.size() * percent + 99) / 100));
        return switch (fault) {
            case QUEUE_FULL_IN_BAND -> new StreamPlan(List.of(QUEUE_FULL, DONE), Ending.COMPLETE);
            case RESET_AFTER_HEADERS -> new StreamPlan(List.of(COMMENT), Ending.CUT);
            case NO_FIRST_TOKEN -> new StreamPlan(opening, Ending.HANG);
            case KEEP_ALIVES_ONLY -> new StreamPlan(opening, Ending.KEEP_ALIVE);
            case SLOW_FIRST_TOKEN -> new StreamPlan(of(completion, true).events(), Ending.COMPLETE, SLOW_DELAY);
            case STALL_MIDWAY -> new StreamPlan(half, Ending.HANG);
            case ERROR_MIDWAY -> new StreamPlan(with(half, ENGINE_ERROR, DONE), Ending.COMPLETE);
            case ABORT -> new StreamPlan(with(half, completion.finish("abort"), DONE), Ending.COMPLETE);
            case DONE_WITHOUT_FINISH -> new StreamPlan(with(half, DONE), Ending.COMPLETE);
            case DONE_BEFORE_FIRST_TOKEN -> new StreamPlan(with(opening, DONE), Ending.COMPLETE);
            case LENGTH -> new StreamPlan(with(half, completion.finish("length"), DONE), Ending.COMPLETE);
            case TRUNCATED -> new StreamPlan(half, Ending.CUT);
            default -> throw new IllegalArgumentException(fault + " is not a fault of a stream");
        };
    }

    private static List<String> with(List<String> events, String... more) {
        List<String> all = new ArrayList<>(events);
        all.addAll(List.of(more));
        return all;
    }
}
