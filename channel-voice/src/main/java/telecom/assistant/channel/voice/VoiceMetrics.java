package telecom.assistant.channel.voice;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Locale;
import java.util.Map;

/** Counts what happens on calls. */
@ApplicationScoped
public class VoiceMetrics {

    private final MeterRegistry registry;

    public VoiceMetrics(MeterRegistry registry) {
        this.registry = registry;
    }

    /** A frame came from the platform; the kind is one of ours, never the platform's text. */
    public void frame(String kind) {
        registry.counter("assistant.voice.frames", "kind", kind).increment();
    }

    /** A connection was closed because the platform broke the protocol. */
    public void refused() {
        registry.counter("assistant.voice.connections.refused").increment();
    }

    /** A call was refused because the node has as many as it may have. */
    void callRefused() {
        registry.counter("assistant.voice.calls.refused").increment();
    }

    /** Watches how many calls there are. */
    void watch(Map<String, Call> live) {
        registry.gaugeMapSize("assistant.voice.calls", Tags.empty(), live);
    }

    void unpublished(String event) {
        registry.counter("assistant.voice.events.unpublished", "event", event).increment();
    }

    /** A caller hung up before a reply was spoken to its end, as the platform reported or as was estimated. */
    void cutByHangUp(boolean reported) {
        registry.counter("assistant.voice.replies.cut", "known", reported ? "reported" : "estimated")
                .increment();
    }

    void dropped(Drop why) {
        registry.counter("assistant.voice.outbound.dropped", "why", why.name().toLowerCase(Locale.ROOT))
                .increment();
    }

    /** Why an outbound event was not said. */
    enum Drop {
        UNDECODABLE,
        NO_SUCH_CALL,
        TOO_LATE,
        FAILED
    }
}
