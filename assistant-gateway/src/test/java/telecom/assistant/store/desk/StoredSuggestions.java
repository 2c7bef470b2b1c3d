package telecom.assistant.store.desk;

import io.smallrye.mutiny.Uni;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import telecom.assistant.channel.SubscriberId;
import telecom.assistant.channel.event.Agent;
import telecom.assistant.channel.event.DeskEvent.Suggestion;
import telecom.assistant.channel.event.SuggestionOutcome;

/** A store of suggestions in memory. */
public final class StoredSuggestions extends SuggestionStore {

    private final Map<UUID, Suggestion> offered = new LinkedHashMap<>();
    private final List<Suggestion> standing = new ArrayList<>();
    private final List<Settled> settled = new ArrayList<>();

    /** What an agent did with a suggestion. */
    public record Settled(UUID suggestion, SuggestionOutcome outcome, String finalText, Integer editDistance) {}

    public StoredSuggestions() {
        super(null);
    }

    public List<Suggestion> offered() {
        return List.copyOf(offered.values());
    }

    /** What was offered and has not expired. */
    public List<Suggestion> standing() {
        return List.copyOf(standing);
    }

    public List<Settled> settled() {
        return List.copyOf(settled);
    }

    @Override
    public Uni<Void> offer(
            SubscriberId subscriber, UUID conversation, long epoch, UUID basedOn, List<Suggestion> suggestions) {
        return Uni.createFrom().voidItem().invoke(() -> {
            suggestions.forEach(item -> offered.put(item.suggestionId(), item));
            standing.addAll(suggestions);
        });
    }

    @Override
    public Uni<Optional<String>> text(UUID conversation, UUID suggestion) {
        return Uni.createFrom()
                .item(() -> Optional.ofNullable(offered.get(suggestion)).map(Suggestion::text));
    }

    @Override
    public Uni<Void> settle(
            UUID conversation,
            long epoch,
            UUID suggestion,
            Agent agent,
            SuggestionOutcome outcome,
            String finalText,
            Integer editDistance) {
        return Uni.createFrom()
                .voidItem()
                .invoke(() -> settled.add(new Settled(suggestion, outcome, finalText, editDistance)));
    }

    @Override
    public Uni<Void> expire(UUID conversation, long epoch) {
        return Uni.createFrom().voidItem().invoke(standing::clear);
    }
}
