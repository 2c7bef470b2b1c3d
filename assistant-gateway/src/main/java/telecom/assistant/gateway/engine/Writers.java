package telecom.assistant.gateway.engine;

import jakarta.inject.Singleton;
import telecom.assistant.gateway.prompt.Prompts;
import telecom.assistant.gateway.suggestion.SuggestionWriter;
import telecom.assistant.gateway.summary.SummaryWriter;

/** What the model writes beside the conversation. */
@Singleton
record Writers(Prompts prompts, SuggestionWriter suggestions, SummaryWriter summaries) {}
