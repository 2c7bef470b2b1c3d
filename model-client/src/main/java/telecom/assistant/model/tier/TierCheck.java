package telecom.assistant.model.tier;

import java.time.Duration;
import telecom.assistant.model.BreakerConfig;
import telecom.assistant.model.ModelConfig;

/**
 * Refuses impossible settings of a tier, naming the setting; a library that refused them later would use its own names
 * for them.
 */
record TierCheck(String tier) {

    private static final int MAX_PERCENT = 100;

    /** @throws IllegalArgumentException naming the setting */
    static void check(String name, ModelConfig.Tier settings) {
        TierCheck check = new TierCheck(name);
        check.within("max-concurrent", settings.maxConcurrent(), Integer.MAX_VALUE);
        check.within("max-event-size", settings.maxEventSize().asLongValue(), Integer.MAX_VALUE);
        check.within("thinking-tokens", settings.thinkingTokens(), Integer.MAX_VALUE);
        check.positive("connect-timeout", settings.connectTimeout());
        check.positive("first-token-timeout", settings.firstTokenTimeout());
        check.positive("stall-timeout", settings.stallTimeout());
        check.positive("stall-timeout-on-voice", settings.stallTimeoutOnVoice());
        check.positive("total-timeout", settings.totalTimeout());
        check.positive("probe-pause", settings.probePause());
        check.within("retry.max-attempts", settings.retry().maxAttempts(), Integer.MAX_VALUE);
        check.positive("retry.initial-delay", settings.retry().initialDelay());
        check.positive("retry.max-delay", settings.retry().maxDelay());
        BreakerConfig breaker = settings.breaker();
        check.within("breaker.window", breaker.window(), Integer.MAX_VALUE);
        check.within("breaker.minimum-requests", breaker.minimumRequests(), Integer.MAX_VALUE);
        check.within("breaker.failure-rate", breaker.failureRate(), MAX_PERCENT);
        check.positive("breaker.open-for", breaker.openFor());
        check.within("breaker.trial-requests", breaker.trialRequests(), Integer.MAX_VALUE);
    }

    private void within(String setting, long value, long max) {
        if (value < 1 || value > max) {
            throw new IllegalArgumentException("%s: %d (expected: 1 to %d)".formatted(named(setting), value, max));
        }
    }

    private void positive(String setting, Duration value) {
        if (value.toMillis() < 1) {
            throw new IllegalArgumentException("%s: %s (expected: at least PT0.001S)".formatted(named(setting), value));
        }
    }

    private String named(String setting) {
        return "assistant.model.tiers." + tier + "." + setting;
    }
}
