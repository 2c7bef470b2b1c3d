package telecom.assistant.gateway.suggestion;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import telecom.assistant.channel.Ids;
import telecom.assistant.channel.event.DeskEvent.Suggestion;
import telecom.assistant.model.ModelChunk;
import telecom.assistant.model.ModelClient;
import telecom.assistant.model.ModelRequest;

/** Has the model propose replies to an agent. */
@ApplicationScoped
public class SuggestionWriter {

    private static final int MOST = 3;

    private final ModelClient model;
    private final ObjectMapper json;

    public SuggestionWriter(ModelClient model, ObjectMapper json) {
        this.model = model;
        this.json = json;
    }

    /** Up to three suggestions, best first; fails when the model does. Cancelling closes the upstream stream. */
    public Uni<List<Suggestion>> write(ModelRequest request) {
        return model.stream(request)
                .filter(ModelChunk.Content.class::isInstance)
                .map(chunk -> ((ModelChunk.Content) chunk).text())
                .collect()
                .with(Collectors.joining())
                .map(this::parse);
    }

    /** Reads {@code {"suggestions":[{"text":…,"confidence":…}]}}, with or without a Markdown fence around it. */
    List<Suggestion> parse(String answer) {
        int from = answer.indexOf('{');
        int to = answer.lastIndexOf('}');
        if (from < 0 || to < from) {
            return List.of();
        }
        try {
            List<Suggestion> suggestions = new ArrayList<>();
            for (JsonNode item : json.readTree(answer.substring(from, to + 1)).path("suggestions")) {
                String text = item.path("text").asText("").strip();
                if (!text.isEmpty() && suggestions.size() < MOST) {
                    double confidence =
                            Math.max(0, Math.min(1, item.path("confidence").asDouble(0)));
                    suggestions.add(new Suggestion(Ids.timeOrdered(), text, confidence));
                }
            }
            return suggestions;
        } catch (JsonProcessingException e) {
            return List.of();
        }
    }
}
