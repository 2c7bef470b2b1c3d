package telecom.assistant.channel.voice.delivery;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Time that passes only when told to. */
public final class ManualDelay implements Delay {

    private final List<Runnable> pending = new ArrayList<>();

    @Override
    public Runnable after(Duration time, Runnable task) {
        pending.add(task);
        return () -> pending.remove(task);
    }

    public void passes() {
        List<Runnable> due = List.copyOf(pending);
        pending.clear();
        due.forEach(Runnable::run);
    }
}
