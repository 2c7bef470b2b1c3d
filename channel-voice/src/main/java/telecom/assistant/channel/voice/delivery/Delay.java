package telecom.assistant.channel.voice.delivery;

import java.time.Duration;

/** Does something later. */
@FunctionalInterface
public interface Delay {

    /**
     * Runs the task once after the time, on an event loop.
     *
     * @return calls it off
     */
    Runnable after(Duration time, Runnable task);
}
