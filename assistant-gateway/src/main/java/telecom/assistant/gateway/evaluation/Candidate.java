package telecom.assistant.gateway.evaluation;

import java.util.List;

/** What recorded answers are compared with: one tier under one set of system prompts. */
record Candidate(String tier, PromptSet prompt) {

    /** Each tier combined with each prompt, in the order of both. */
    static List<Candidate> of(List<String> tiers, List<PromptSet> prompts) {
        return tiers.stream()
                .flatMap(tier -> prompts.stream().map(prompt -> new Candidate(tier, prompt)))
                .toList();
    }

    /** Its name in a report, such as {@code light/current}. */
    String id() {
        return tier + "/" + prompt.name();
    }
}
