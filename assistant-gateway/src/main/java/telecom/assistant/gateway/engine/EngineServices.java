package telecom.assistant.gateway.engine;

import jakarta.inject.Singleton;
import telecom.assistant.channel.SubscriberConfig;
import telecom.assistant.channel.SubscriberIdentity;
import telecom.assistant.channel.flow.Timers;
import telecom.assistant.gateway.budget.Budgets;
import telecom.assistant.gateway.classification.EffortJudge;
import telecom.assistant.gateway.prompt.Prompts;
import telecom.assistant.gateway.reply.Phrases;
import telecom.assistant.gateway.reply.ReplyStreams;
import telecom.assistant.gateway.suggestion.SuggestionWriter;
import telecom.assistant.gateway.summary.SummaryWriter;
import telecom.assistant.store.consent.Consents;
import telecom.assistant.store.desk.SuggestionStore;
import telecom.assistant.store.history.Erasure;

/** What every lane works with. */
@Singleton
record EngineServices(
        EngineConfig config,
        SubscriberConfig subscribers,
        SubscriberIdentity identity,
        ConversationLog log,
        TextShare texts,
        SuggestionStore suggestions,
        SuggestionWriter suggestionWriter,
        SummaryWriter summaryWriter,
        EffortJudge effort,
        Outbox outbox,
        Notices notices,
        Erasure erasure,
        Timers timers,
        ReplyStreams replies,
        ToolCalls tools,
        Prompts prompts,
        Phrases phrases,
        Budgets budgets,
        Consents consents) {}
