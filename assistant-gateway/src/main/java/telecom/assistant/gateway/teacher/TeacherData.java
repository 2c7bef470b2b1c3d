package telecom.assistant.gateway.teacher;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import telecom.assistant.conversation.UtteranceRecord;
import telecom.assistant.gateway.engine.EngineConfig;
import telecom.assistant.gateway.prompt.Prompts;
import telecom.assistant.store.teacher.ClosedConversation;
import telecom.assistant.store.teacher.Closing;
import telecom.assistant.store.teacher.ConsentedConversation;
import telecom.assistant.store.teacher.TeacherConversations;

/**
 * Exports what smaller models can learn from the closed conversations of subscribers who consented: a redacted line for
 * each reply of a teacher tier (a tier whose replies are worth learning from) that reached the subscriber completely,
 * in the order in which the conversations were closed. Counts the lines in {@code assistant.teacher.lines}.
 *
 * <p>Nothing is read before it is requested, and only a few turns, and the participants' names of a few conversations,
 * are in memory, so that a slow client costs little. An export that continues after a line returns what would have
 * followed that line, including conversations closed since.
 */
@ApplicationScoped
public class TeacherData {

    private static final Duration FIRST_PAUSE = Duration.ofMillis(100);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(2);
    private static final int RETRIES = 4;

    private final TeacherConversations conversations;
    private final Prompts prompts;
    private final TeacherConfig config;
    private final EngineConfig engine;
    private final Semaphore permits;
    private final Counter exported;

    TeacherData(
            TeacherConversations conversations,
            Prompts prompts,
            TeacherConfig config,
            EngineConfig engine,
            MeterRegistry meters) {
        this.conversations = conversations;
        this.prompts = prompts;
        this.config = config;
        this.engine = engine;
        this.permits = new Semaphore(config.exportsAtOnce());
        this.exported = meters.counter("assistant.teacher.lines");
    }

    /** The lines after a cursor; fails with {@link ExportsBusyException} while other exports are running. */
    public Multi<TeacherLine> after(TeacherCursor cursor) {
        return Multi.createFrom()
                .deferred(() -> permits.tryAcquire()
                        ? linesAfter(cursor).onTermination().invoke(() -> permits.release())
                        : Multi.createFrom().failure(new ExportsBusyException(config.exportsAtOnce())));
    }

    private Multi<TeacherLine> linesAfter(TeacherCursor cursor) {
        return closedAfter(cursor.closing().before())
                .filter(closed -> closed.consented() != null)
                .onItem()
                .transformToMultiAndConcatenate(closed ->
                        lines(closed.consented(), closed.closing().equals(cursor.closing()) ? cursor.turn() : 0))
                .onItem()
                .invoke(line -> exported.increment());
    }

    private Multi<ClosedConversation> closedAfter(Closing place) {
        return Multi.createBy()
                .repeating()
                .uni(() -> new AtomicReference<>(place), this::nextClosed)
                .whilst(found -> !found.isEmpty())
                .onItem()
                .disjoint();
    }

    private Uni<List<ClosedConversation>> nextClosed(AtomicReference<Closing> place) {
        return read(() -> conversations.closedAfter(place.get(), config.conversationsAtOnce()))
                .invoke(found ->
                        found.stream().reduce((first, second) -> second).ifPresent(last -> place.set(last.closing())));
    }

    private Multi<TeacherLine> lines(ConsentedConversation conversation, long afterTurn) {
        RedactedTranscript transcript =
                new RedactedTranscript(prompts, config.tiers(), engine.utterancesInMemory(), conversation, afterTurn);
        AtomicLong turn = new AtomicLong();
        return Multi.createBy()
                .repeating()
                .uni(() -> said(conversation, turn))
                .whilst(found -> turn.get() < conversation.turns())
                .onItem()
                .<UtteranceRecord>disjoint()
                .map(transcript::add)
                .filter(Optional::isPresent)
                .map(Optional::get);
    }

    private Uni<List<UtteranceRecord>> said(ConsentedConversation conversation, AtomicLong turn) {
        long through = turn.get() + config.turnsAtOnce();
        return read(() -> conversations.said(conversation.id(), through - config.turnsAtOnce(), through))
                .invoke(found -> turn.set(through));
    }

    private static <T> Uni<T> read(Supplier<Uni<? extends T>> reading) {
        return Uni.createFrom()
                .<T>deferred(reading)
                .onFailure()
                .retry()
                .withBackOff(FIRST_PAUSE, LONGEST_PAUSE)
                .atMost(RETRIES);
    }
}
