package telecom.assistant.gateway.engine;

import jakarta.inject.Singleton;
import telecom.assistant.channel.faultinjection.FaultInjection;
import telecom.assistant.channel.flow.Timers;
import telecom.assistant.conversation.turn.Decider;
import telecom.assistant.conversation.turn.Limits;
import telecom.assistant.gateway.prompt.Prompts;
import telecom.assistant.gateway.suggestion.SuggestionWriter;
import telecom.assistant.gateway.summary.SummaryWriter;

/** Everything that lanes need to decide on events and to carry out decisions; shared by all lanes of a node. */
@Singleton
record Engine(
        Decider decider,
        Limits limits,
        EngineStore store,
        Outbox outbox,
        Answers answers,
        Prompts prompts,
        SuggestionWriter suggestions,
        SummaryWriter summaries,
        Observer observer,
        Timers timers,
        EngineConfig config,
        FaultInjection faults) {}
