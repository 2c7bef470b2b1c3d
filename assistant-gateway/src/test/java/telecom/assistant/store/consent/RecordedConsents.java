package telecom.assistant.store.consent;

import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.util.List;
import telecom.assistant.channel.SubscriberId;
import telecom.assistant.channel.event.ConsentScope;
import telecom.assistant.conversation.SubscriberRecord;

/** Consents in memory: a text for each that was given or withdrawn. */
public final class RecordedConsents extends Consents {

    private final List<String> recorded;

    public RecordedConsents(List<String> recorded) {
        super(null);
        this.recorded = recorded;
    }

    @Override
    public Uni<Void> give(SubscriberRecord subscriber, ConsentScope scope, Instant since) {
        return Uni.createFrom()
                .voidItem()
                .invoke(() ->
                        recorded.add("given " + scope + " " + subscriber.id().value() + " " + since));
    }

    @Override
    public Uni<Void> withdraw(SubscriberId subscriber, ConsentScope scope) {
        return Uni.createFrom().voidItem().invoke(() -> recorded.add("withdrawn " + scope + " " + subscriber.value()));
    }
}
