package telecom.assistant.store.desk;

import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** A presence that reports the conversations added to it as abandoned, and fails while it is down. */
public final class AbandonedConversations extends AgentPresence {

    private final List<Abandoned> abandoned = new ArrayList<>();
    private boolean down;
    private boolean hanging;

    public AbandonedConversations() {
        super(null);
    }

    public void add(Abandoned conversation) {
        abandoned.add(conversation);
    }

    public void setDown(boolean isDown) {
        down = isDown;
    }

    /** Answers nothing from now on. */
    public void hang() {
        hanging = true;
    }

    @Override
    public Uni<Void> note(Collection<String> agents) {
        if (hanging) {
            return Uni.createFrom().nothing();
        }
        return down
                ? Uni.createFrom().failure(new IllegalStateException("down"))
                : Uni.createFrom().voidItem();
    }

    @Override
    public Uni<List<Abandoned>> abandoned(Duration absence, int limit) {
        return Uni.createFrom().item(() -> List.copyOf(abandoned));
    }
}
