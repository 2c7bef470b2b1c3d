package telecom.assistant.gateway.knowledge;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.Startup;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.Cancellable;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jboss.logging.Logger;
import telecom.assistant.channel.NodeRoles;
import telecom.assistant.channel.flow.Periodic;
import telecom.assistant.channel.flow.Timers;
import telecom.assistant.gateway.redaction.Redaction;
import telecom.assistant.store.knowledge.QuestionGap;
import telecom.assistant.store.knowledge.QuestionGapStore;

/**
 * Collects questions that nothing answered, and writes them from time to time, so that thousands who ask the same cost one
 * row. Personal data is removed first, and nothing says who asked. Thread-safe, and waits for nothing.
 */
@Startup
@ApplicationScoped
public class QuestionGaps {

    /** Why a question counts. */
    public enum Reason {
        /** No article and no tool had anything to say. */
        NO_ARTICLE,
        /** The answer had a figure that stood nowhere. */
        FIGURE_WITHHELD
    }

    private static final Logger LOG = Logger.getLogger(QuestionGaps.class);
    private static final Duration LAST_WRITE = Duration.ofSeconds(5);
    private static final int LONGEST = 200;
    private static final int LONGEST_FORM = 400;

    private final KnowledgeBase knowledge;
    private final QuestionGapStore store;
    private final GapConfig config;
    private final NodeRoles roles;
    private final Timers timers;
    private final Counter dropped;
    private final Map<Key, QuestionGap> waiting = new LinkedHashMap<>();
    private Cancellable flushing = () -> {};
    private volatile Uni<Void> writing = Uni.createFrom().voidItem();

    private record Key(String language, String reason, String form) {

        static Key of(QuestionGap gap) {
            return new Key(gap.language(), gap.reason(), gap.form());
        }
    }

    public QuestionGaps(
            KnowledgeBase knowledge,
            QuestionGapStore store,
            GapConfig config,
            NodeRoles roles,
            Timers timers,
            MeterRegistry meters) {
        this.knowledge = knowledge;
        this.store = store;
        this.config = config;
        this.roles = roles;
        this.timers = timers;
        this.dropped = meters.counter("assistant.questions.dropped");
    }

    @PostConstruct
    void start() {
        if (roles.has("engine") && config.enabled()) {
            flushing = Periodic.every(config.flush(), timers, "questions not written", this::flush);
        }
    }

    /** Writes what still waits, which takes no longer than a few seconds. */
    void stop(@Observes ShutdownEvent event) {
        flushing.cancel();
        try {
            writing.onFailure().recoverWithNull().chain(this::flush).await().atMost(LAST_WRITE);
        } catch (RuntimeException e) {
            LOG.warnf("questions not written at shutdown cause=%s", e.getClass().getSimpleName());
        }
    }

    /**
     * Counts a question.
     *
     * @param names of the subscriber, which are removed from it
     */
    public void add(String question, String language, Reason reason, Collection<String> names) {
        String plain =
                Redaction.of(names).redact(question).replaceAll("\\s+", " ").strip();
        String form = knowledge.formOf(plain);
        boolean asks = !form.isEmpty() && !Courtesy.isAll(plain);
        if (!config.enabled() || !asks) {
            return;
        }
        Instant now = timers.now();
        keep(new QuestionGap(
                null,
                language,
                reason.name(),
                cut(form, LONGEST_FORM),
                knowledge.areaOf(plain),
                cut(plain, LONGEST),
                1,
                now,
                now));
    }

    private synchronized void keep(QuestionGap gap) {
        Key key = Key.of(gap);
        if (waiting.size() >= config.waiting() && !waiting.containsKey(key)) {
            dropped.increment();
            return;
        }
        waiting.merge(key, gap, QuestionGap::and);
    }

    /** Writes what waits; if that fails, it waits for the next time. */
    public Uni<Void> flush() {
        List<QuestionGap> written = takeAll();
        if (written.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        // Memoized so that a write that has begun ends, whoever stops waiting for it.
        writing = store.add(written)
                .onFailure()
                .invoke(() -> written.forEach(this::keep))
                .memoize()
                .indefinitely();
        return writing;
    }

    private synchronized List<QuestionGap> takeAll() {
        List<QuestionGap> all = List.copyOf(waiting.values());
        waiting.clear();
        return all;
    }

    private static String cut(String text, int longest) {
        if (text.length() <= longest) {
            return text;
        }
        int end = Character.isHighSurrogate(text.charAt(longest - 1)) ? longest - 1 : longest;
        return text.substring(0, end);
    }
}
