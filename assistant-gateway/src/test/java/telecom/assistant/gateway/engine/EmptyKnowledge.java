package telecom.assistant.gateway.engine;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.List;
import java.util.Map;
import telecom.assistant.gateway.FakeTimers;
import telecom.assistant.gateway.Settings;
import telecom.assistant.gateway.knowledge.KnowledgeBase;
import telecom.assistant.gateway.knowledge.KnowledgeConfig;

/** A knowledge base without articles. */
final class EmptyKnowledge {

    static final KnowledgeBase BASE = KnowledgeBase.of(
            List.of(), Settings.mapping(KnowledgeConfig.class, Map.of()), new FakeTimers(), new SimpleMeterRegistry());

    private EmptyKnowledge() {}
}
