package telecom.assistant.channel.sms;

import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import telecom.assistant.channel.Ids;
import telecom.assistant.channel.SubscriberId;
import telecom.assistant.store.sms.InboundPart;
import telecom.assistant.store.sms.InboundText;
import telecom.assistant.store.sms.InboundTexts;

/** Inbound texts in memory. A text that is repeated after its acknowledgement is a new one. */
public final class MemoryInboundTexts implements InboundTexts {

    private final Map<String, InboundText> byKey = new LinkedHashMap<>();
    private final Map<UUID, String> keys = new HashMap<>();

    @Override
    public synchronized Uni<InboundText> arrived(InboundPart part, RepeatWindows windows) {
        String key = part.subscriber() + "/" + (part.isConcatenated() ? part.reference() : part.text());
        InboundText known = byKey.get(key);
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
        byKey.put(key, text);
        keys.put(id, key);
        return Uni.createFrom().item(text);
    }

    @Override
    public synchronized Uni<Void> published(SubscriberId subscriber, UUID id) {
        byKey.computeIfPresent(
                keys.get(id),
                (key, text) -> new InboundText(
                        id,
                        text.subscriber(),
                        text.sender(),
                        text.recipient(),
                        text.total(),
                        new TreeMap<>(text.total() == 1 ? text.parts() : Map.of()),
                        true));
        return Uni.createFrom().voidItem();
    }

    @Override
    public synchronized Uni<Void> acknowledged(SubscriberId subscriber, UUID id) {
        byKey.remove(keys.get(id));
        return Uni.createFrom().voidItem();
    }

    @Override
    public synchronized Uni<List<InboundText>> overdue(Duration age, int limit) {
        return Uni.createFrom()
                .item(byKey.values().stream()
                        .filter(text -> !text.published() && text.total() > 1)
                        .toList());
    }

    @Override
    public Uni<Void> forget(Duration age) {
        return Uni.createFrom().voidItem();
    }
}
