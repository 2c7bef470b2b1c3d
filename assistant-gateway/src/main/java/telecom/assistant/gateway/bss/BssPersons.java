package telecom.assistant.gateway.bss;

import com.github.benmanes.caffeine.cache.AsyncCache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.micrometer.core.instrument.MeterRegistry;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Semaphore;
import org.jboss.logging.Logger;
import telecom.assistant.channel.SubscriberId;
import telecom.assistant.channel.flow.Timers;
import telecom.assistant.conversation.Assurance;
import telecom.assistant.gateway.bss.Person.Shown;
import telecom.assistant.gateway.tool.ToolCaller;
import telecom.assistant.gateway.tool.ToolRegistry;

/**
 * Subscribers as the BSS knows them, kept in memory for a while. Several turns that need the same subscriber read once.
 * Counts {@code assistant.person.turns} by what the turn got: {@code known}, or {@code late} if the BSS did not answer in
 * time or at all.
 */
@ApplicationScoped
class BssPersons implements Persons {

    private static final Logger LOG = Logger.getLogger(BssPersons.class);
    /** The cache keeps no null, so that the next turn asks again. */
    private static final CompletableFuture<Person> NOTHING_READ = CompletableFuture.completedFuture(null);

    private static final int MOST_SUBSCRIPTIONS = 5;
    private static final int MOST_BUCKETS = 10;
    private static final String USAGE_TOOL = "look_up_usage";

    private final Bss bss;
    private final PersonConfig config;
    private final BssConfig bssConfig;
    private final Timers timers;
    private final MeterRegistry meters;
    private final Optional<Assurance> allowances;
    private final Semaphore reads;
    private final AsyncCache<Key, Person> read;

    /** A number that is given to somebody else is another subscriber's. */
    private record Key(SubscriberId subscriber, String party) {}

    BssPersons(
            Bss bss,
            PersonConfig config,
            BssConfig bssConfig,
            ToolRegistry tools,
            Timers timers,
            MeterRegistry meters) {
        this.bss = bss;
        this.config = config;
        this.bssConfig = bssConfig;
        this.timers = timers;
        this.meters = meters;
        this.allowances = tools.assuranceOf(USAGE_TOOL);
        this.reads = new Semaphore(config.readsAtOnce());
        this.read = Caffeine.newBuilder()
                .maximumSize(config.most())
                .expireAfterWrite(config.keep())
                .ticker(() -> timers.now().toEpochMilli() * 1_000_000)
                .executor(Runnable::run)
                .buildAsync();
    }

    @Override
    public void expect(ToolCaller caller) {
        if (shownTo(caller).any()) {
            CompletableFuture<Person> unused = reading(caller);
        }
    }

    @Override
    public Uni<KnownPerson> of(ToolCaller caller) {
        Shown shown = shownTo(caller);
        if (!shown.any()) {
            return Uni.createFrom().item(KnownPerson.NOBODY);
        }
        // A copy, because whoever gives up waiting must not end the reading for the others.
        CompletableFuture<Person> reading = reading(caller).copy();
        Uni<Optional<Person>> answer = Uni.createFrom().completionStage(reading).map(Optional::ofNullable);
        Uni<Optional<Person>> late = timers.after(config.patience()).replaceWith(Optional.empty());
        return Uni.combine().any().of(answer, late).invoke(this::count).map(found -> found.map(
                        person -> person.known(shown, bssConfig.zone()))
                .orElse(KnownPerson.NOBODY));
    }

    @Override
    public void forget(SubscriberId subscriber) {
        read.asMap().keySet().removeIf(key -> key.subscriber().equals(subscriber));
    }

    /** Nothing is shown of a subscriber whom nothing identifies, whatever the settings say. */
    private Shown shownTo(ToolCaller caller) {
        Assurance here = caller.assurance();
        if (!config.enabled() || !bss.isConfigured() || caller.party().isEmpty() || here == Assurance.NONE) {
            return new Shown(false, false, false);
        }
        return new Shown(
                here.satisfies(config.planAssurance()),
                here.satisfies(config.nameAssurance()),
                allowances.map(here::satisfies).orElse(false));
    }

    private CompletableFuture<Person> reading(ToolCaller caller) {
        Key key = new Key(caller.subscriber(), caller.party().orElseThrow());
        return read.get(key, (missing, executor) -> ask(missing.party(), caller.traceparent()));
    }

    private CompletableFuture<Person> ask(String party, String traceparent) {
        if (!reads.tryAcquire()) {
            return NOTHING_READ;
        }
        return Uni.combine()
                .all()
                .unis(
                        bss.subscriptions(party, MOST_SUBSCRIPTIONS, traceparent),
                        bss.usage(party, MOST_BUCKETS, traceparent))
                .asTuple()
                .map(both -> new Person(both.getItem1(), both.getItem2(), timers.now()))
                .onTermination()
                .invoke(() -> reads.release())
                .onFailure()
                .invoke(failure -> LOG.debugf("subscriber not read cause=\"%s\"", failure.getMessage()))
                .onFailure()
                .recoverWithNull()
                .subscribeAsCompletionStage();
    }

    private void count(Optional<Person> found) {
        meters.counter("assistant.person.turns", "outcome", found.isPresent() ? "known" : "late")
                .increment();
    }
}
