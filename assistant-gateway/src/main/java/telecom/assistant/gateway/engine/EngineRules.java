package telecom.assistant.gateway.engine;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import telecom.assistant.channel.SubscriberConfig;
import telecom.assistant.channel.SubscriberIdentity;
import telecom.assistant.conversation.ChannelProfiles;
import telecom.assistant.conversation.turn.Decider;
import telecom.assistant.conversation.turn.Limits;
import telecom.assistant.conversation.turn.Rules;
import telecom.assistant.gateway.budget.Budgets;
import telecom.assistant.gateway.reply.Phrases;
import telecom.assistant.gateway.signal.WordSignals;

/** Produces, from the settings, the beans that decisions depend on. */
final class EngineRules {

    private EngineRules() {}

    @Produces
    @Singleton
    static Limits limits(EngineConfig config, SubscriberConfig subscribers) {
        return new Limits(
                config.conversationIdle(),
                config.attendedIdle(),
                config.agentPatience(),
                config.placeKept(),
                config.holdWordsEvery(),
                config.resumeAfter(),
                config.gathering().window(),
                config.gathering().longest(),
                config.gathering().messagesATurn(),
                config.pendingTurns(),
                config.utterancesInMemory(),
                subscribers.defaultLanguage());
    }

    @Produces
    @Singleton
    static StorePulse pulse(EngineConfig config, MeterRegistry meters) {
        StorePulse pulse = new StorePulse(config.storeTrust(), System::nanoTime);
        Gauge.builder("assistant.engine.store.silence", pulse, StorePulse::secondsSilent)
                .description("Time since the store last answered")
                .baseUnit("seconds")
                .register(meters);
        return pulse;
    }

    @Produces
    @Singleton
    static Decider decider(
            ChannelProfiles channels,
            Limits limits,
            Phrases phrases,
            Budgets budgets,
            WordSignals signals,
            SubscriberIdentity identity) {
        return new Decider(new Rules(channels, limits, phrases, budgets, signals, identity::masked, identity::ofLeg));
    }
}
