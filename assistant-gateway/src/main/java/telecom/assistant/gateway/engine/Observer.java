package telecom.assistant.gateway.engine;

import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Locale;
import org.jboss.logging.Logger;
import telecom.assistant.channel.event.Undelivered;
import telecom.assistant.conversation.turn.Effect.Observe;
import telecom.assistant.conversation.turn.Effect.ObserveDelivery;
import telecom.assistant.gateway.budget.Budgets;
import telecom.assistant.gateway.budget.Budgets.Consequence;

/** Logs and counts what decisions report. It never logs an utterance or a phone number. */
@ApplicationScoped
class Observer {

    private static final Logger LOG = Logger.getLogger(Observer.class);

    private final TextShare texts;
    private final Budgets budgets;
    private final MeterRegistry meters;

    Observer(TextShare texts, Budgets budgets, MeterRegistry meters) {
        this.texts = texts;
        this.budgets = budgets;
        this.meters = meters;
    }

    void observe(Observe seen) {
        switch (seen.what()) {
            case TURN_CUT ->
                LOG.infof(
                        "turn cut conversation=%s turn=%d channel=%s",
                        seen.conversation(), seen.turn(), seen.channel());
            case TURN_WITHOUT_ANSWER ->
                LOG.warnf(
                        "turn without answer conversation=%s turn=%d channel=%s cause=%s",
                        seen.conversation(), seen.turn(), seen.channel(), seen.detail());
            case TURNED_AWAY -> texts.countRefused();
            case BUDGET_SPENT -> budgets.countSpent(seen.channel(), Consequence.TOLD);
            case BUDGET_HANDED_OVER -> budgets.countSpent(seen.channel(), Consequence.HANDED_OVER);
            case WAIT_ABANDONED -> LOG.infof("waiting caller has not come back conversation=%s", seen.conversation());
            case CALL_FOR_HELP ->
                meters.counter(
                                "assistant.engine.emergencies",
                                "channel",
                                seen.channel().label(),
                                "kind",
                                seen.detail().toLowerCase(Locale.ROOT))
                        .increment();
            case NOBODY_CAME -> LOG.infof("no agent came conversation=%s", seen.conversation());
            case DESK_EVENT_TOO_LATE ->
                LOG.infof("desk event for a conversation that is over conversation=%s", seen.conversation());
            case TURNS_LOST -> {
                LOG.errorf(
                        "the store has lost turns that subscribers had already seen conversation=%s turn=%d channel=%s",
                        seen.conversation(), seen.turn(), seen.channel());
                meters.counter("assistant.engine.turns.lost").increment();
            }
            case ERASED -> LOG.info("subscriber erased");
        }
    }

    void observe(ObserveDelivery seen) {
        Undelivered why = seen.undelivered();
        if (why != null) {
            LOG.infof(
                    "not delivered conversation=%s turn=%d channel=%s cause=%s code=%s",
                    seen.conversation(), seen.turn(), seen.channel(), why.reason(), why.detail());
        }
        String reason = why == null ? "NONE" : why.reason().name();
        meters.counter(
                        "assistant.engine.deliveries",
                        "channel",
                        seen.channel().label(),
                        "status",
                        seen.status().name().toLowerCase(Locale.ROOT),
                        "reason",
                        reason.toLowerCase(Locale.ROOT))
                .increment();
    }
}
