package telecom.assistant.gateway.engine;

import jakarta.inject.Singleton;
import telecom.assistant.gateway.prompt.Prompts;
import telecom.assistant.gateway.suggestion.SuggestionWriter;
import telecom.assistant.gateway.summary.SummaryWriter;

/** What has the model write about a conversation rather than in it. */
@Singleton
record Writers(Prompts prompts, SuggestionWriter suggestions, SummaryWriter summaries) {}
