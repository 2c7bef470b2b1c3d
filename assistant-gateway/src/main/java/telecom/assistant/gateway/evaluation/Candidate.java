package telecom.assistant.gateway.evaluation;

import java.util.List;

/** An alternative that is asked for answers to recorded turns: one tier under one set of system prompts. */
record Candidate(String tier, PromptSet prompt) {

    /** Every combination of a tier and a prompt set, ordered by tier and then by prompt set. */
    static List<Candidate> of(List<String> tiers, List<PromptSet> prompts) {
        return tiers.stream()
                .flatMap(tier -> prompts.stream().map(prompt -> new Candidate(tier, prompt)))
                .toList();
    }

    /** The candidate's name in a report, such as {@code light/current}. */
    String id() {
        return tier + "/" + prompt.name();
    }
}
