package telecom.assistant.store.knowledge;

import io.smallrye.mutiny.Uni;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** Keeps questions that nothing answered in memory. */
public final class RecordedGaps extends QuestionGapStore {

    public final List<QuestionGap> written = new ArrayList<>();
    private boolean down;

    public RecordedGaps() {
        super(null, null);
    }

    /** Whether the database fails from now on. */
    public void setDown(boolean fails) {
        down = fails;
    }

    @Override
    public Uni<Void> add(Collection<QuestionGap> gaps) {
        return Uni.createFrom().deferred(() -> {
            if (down) {
                return Uni.createFrom().failure(new IllegalStateException("no database"));
            }
            written.addAll(gaps);
            return Uni.createFrom().voidItem();
        });
    }
}
