package telecom.assistant.channel.voice.inbound;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;

/** Counts what happens on calls. */
@ApplicationScoped
public class VoiceMeters {

    private final MeterRegistry registry;

    public VoiceMeters(MeterRegistry registry) {
        this.registry = registry;
    }

    /** A frame came from the platform. The kind is one of ours, never the platform's text. */
    public void frame(String kind) {
        registry.counter("assistant.voice.frames", "kind", kind).increment();
    }

    /** A connection was closed because the platform broke the protocol. */
    public void connectionRefused() {
        registry.counter("assistant.voice.connections.refused").increment();
    }

    /** A call was refused because the node has as many as it may have. */
    void callRefused() {
        registry.counter("assistant.voice.calls.refused").increment();
    }

    /** Makes the number of live calls a gauge. */
    void watch(Map<String, Call> live) {
        registry.gaugeMapSize("assistant.voice.calls", Tags.empty(), live);
    }

    void unpublished(String event) {
        registry.counter("assistant.voice.events.unpublished", "event", event).increment();
    }

    /** A caller hung up before a reply had been spoken to its end, as the platform reported or as was estimated. */
    void cutByHangUp(boolean reported) {
        registry.counter("assistant.voice.replies.cut", "known", reported ? "reported" : "estimated")
                .increment();
    }
}
