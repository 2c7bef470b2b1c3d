package telecom.assistant.store.teacher;

import io.smallrye.mutiny.Uni;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import telecom.assistant.conversation.Summary;
import telecom.assistant.conversation.UtteranceRecord;

/** Closed conversations in memory, which count how often they are read. */
public final class ConsentedTalks extends TeacherConversations {

    private final List<ClosedConversation> closed = new ArrayList<>();
    private final Map<UUID, List<UtteranceRecord>> said = new LinkedHashMap<>();
    private int reads;
    private int failures;

    public ConsentedTalks() {
        super(null);
    }

    /** Closes a conversation of a subscriber who has consented; it ends with its last turn. */
    public void close(Summary summary, List<String> names, List<UtteranceRecord> utterances) {
        UUID id = UUID.randomUUID();
        Closing closing = nextClosing();
        long turns = utterances.get(utterances.size() - 1).turn();
        closed.add(new ClosedConversation(closing, new ConsentedConversation(closing, id, turns, summary, names)));
        said.put(id, utterances);
    }

    /** Closes a conversation of a subscriber who has not consented. */
    public void closeWithoutConsent() {
        closed.add(new ClosedConversation(nextClosing(), null));
    }

    private Closing nextClosing() {
        return new Closing(100 + closed.size() / 2, closed.size() + 1);
    }

    /** Makes the given number of reads fail. */
    public void fail(int times) {
        failures = times;
    }

    public int reads() {
        return reads;
    }

    @Override
    public Uni<List<ClosedConversation>> closedAfter(Closing place, int limit) {
        return read(closed.stream()
                .filter(each -> isAfter(each.closing(), place))
                .limit(limit)
                .toList());
    }

    private static boolean isAfter(Closing one, Closing other) {
        return one.transaction() > other.transaction()
                || (one.transaction() == other.transaction() && one.number() > other.number());
    }

    @Override
    public Uni<List<UtteranceRecord>> said(UUID conversation, long afterTurn, long throughTurn) {
        return read(said.get(conversation).stream()
                .filter(each -> each.turn() > afterTurn && each.turn() <= throughTurn)
                .toList());
    }

    private <T> Uni<T> read(T found) {
        reads++;
        if (failures > 0) {
            failures--;
            return Uni.createFrom().failure(new IllegalStateException("simulated"));
        }
        return Uni.createFrom().item(found);
    }
}
