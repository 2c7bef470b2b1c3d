package telecom.assistant.channel.sms;

import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import telecom.assistant.channel.Ids;
import telecom.assistant.channel.SubscriberId;
import telecom.assistant.store.sms.InboundPart;
import telecom.assistant.store.sms.InboundText;
import telecom.assistant.store.sms.InboundTexts;

/** Keeps inbound texts in memory, and ignores their age. */
public final class MemoryInboundTexts implements InboundTexts {

    private final Map<UUID, InboundText> texts = new LinkedHashMap<>();
    private final Map<UUID, String> keys = new LinkedHashMap<>();
    private final Set<UUID> inDoubt = new HashSet<>();
    private final Map<UUID, String> gists = new LinkedHashMap<>();
    private boolean losingResults;

    /** Sets whether the results of storing a publication are lost, so that callers never get them. */
    public synchronized void loseResults(boolean lose) {
        losingResults = lose;
    }

    @Override
    public synchronized Uni<InboundText> arrived(InboundPart part, RepeatWindows windows) {
        String key = part.subscriber() + "/" + (part.isConcatenated() ? part.reference() : part.text());
        InboundText known = keys.entrySet().stream()
                .filter(entry -> entry.getValue().equals(key))
                .map(entry -> texts.get(entry.getKey()))
                .filter(text -> !text.published() || inDoubt.contains(text.id()))
                .findFirst()
                .orElse(null);
        UUID id = known == null ? Ids.timeOrdered() : known.id();
        TreeMap<Integer, String> parts = new TreeMap<>(known == null ? Map.of() : known.parts());
        parts.put(part.number(), part.text());
        InboundText text = new InboundText(
                id,
                part.subscriber(),
                part.sender(),
                part.recipient(),
                part.total(),
                parts,
                known != null && known.published());
        texts.put(id, text);
        keys.put(id, key);
        return Uni.createFrom().item(text);
    }

    @Override
    public synchronized Uni<Void> published(SubscriberId subscriber, UUID id) {
        texts.computeIfPresent(
                id,
                (same, text) -> new InboundText(
                        id,
                        text.subscriber(),
                        text.sender(),
                        text.recipient(),
                        text.total(),
                        new TreeMap<>(text.total() == 1 ? text.parts() : Map.of()),
                        true));
        return losingResults ? Uni.createFrom().nothing() : Uni.createFrom().voidItem();
    }

    @Override
    public synchronized Uni<Void> responseInDoubt(SubscriberId subscriber, UUID id) {
        inDoubt.add(id);
        return Uni.createFrom().voidItem();
    }

    @Override
    public synchronized Uni<Void> repetitionAnswered(SubscriberId subscriber, UUID id) {
        inDoubt.remove(id);
        return losingResults ? Uni.createFrom().nothing() : Uni.createFrom().voidItem();
    }

    @Override
    public synchronized Uni<Earlier> earlier(
            SubscriberId subscriber, UUID id, String gist, Duration within, Duration lately) {
        String same = subscriber + "/" + gist;
        gists.put(id, same);
        long before = gists.values().stream().filter(same::equals).count() - 1;
        return Uni.createFrom().item(new Earlier((int) before, gists.size() - 1));
    }

    @Override
    public synchronized Uni<List<InboundText>> overdue(Duration age, int limit) {
        return Uni.createFrom()
                .item(texts.values().stream()
                        .filter(text -> !text.published() && text.total() > 1)
                        .toList());
    }

    @Override
    public Uni<Void> forget(Duration age) {
        return Uni.createFrom().voidItem();
    }
}
