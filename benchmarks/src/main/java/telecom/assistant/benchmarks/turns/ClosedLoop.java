package telecom.assistant.benchmarks.turns;

import java.util.List;

/** Every conversation asks its next question as soon as it has the reply to the last one. */
final class ClosedLoop implements LoadGenerator {

    private final List<Speaker> speakers;
    private volatile boolean stopped;

    ClosedLoop(List<Speaker> speakers) {
        this.speakers = List.copyOf(speakers);
    }

    @Override
    public void start() {
        speakers.forEach(this::ask);
    }

    private void ask(Speaker speaker) {
        if (!stopped) {
            speaker.ask(0, () -> ask(speaker));
        }
    }

    @Override
    public void stop() {
        stopped = true;
    }

    @Override
    public long questionsThatWaited() {
        return 0;
    }
}
