package telecom.assistant.gateway.guard;

import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import telecom.assistant.channel.Channel;
import telecom.assistant.conversation.ChannelProfile;
import telecom.assistant.conversation.ChannelProfiles;
import telecom.assistant.gateway.grounding.Grounding;
import telecom.assistant.gateway.tool.Links;
import telecom.assistant.gateway.tool.ToolConfig;

/** Creates a guard for each reply. Thread-safe. */
@ApplicationScoped
public class ReplyGuards {

    private final Rules rules;
    private final GuardConfig config;
    private final MeterRegistry meters;
    private final Grounding grounding;

    /**
     * The tiers whose last answer began inside a thought, without an opening tag, because their chat template contains
     * the tag. Their next answers are held back until the thought ends.
     */
    private final Set<String> openingWithThought = ConcurrentHashMap.newKeySet();

    public ReplyGuards(
            GuardConfig config, ToolConfig tools, ChannelProfiles channels, MeterRegistry meters, Grounding grounding) {
        this.rules = new Rules(
                new Links(tools.text().linkHosts()),
                channels.channels().stream().map(Channel::label).toList());
        this.config = config;
        this.meters = meters;
        this.grounding = grounding;
    }

    /** A guard for one reply on a channel. */
    public ReplyGuard guard(ChannelProfile profile) {
        return new ReplyGuard(this, profile);
    }

    Grounding grounding() {
        return grounding;
    }

    Rules rules() {
        return rules;
    }

    GuardConfig config() {
        return config;
    }

    boolean opensWithThought(String tier) {
        return openingWithThought.contains(tier);
    }

    void recordOpening(String tier, boolean withThought) {
        if (withThought) {
            openingWithThought.add(tier);
        } else {
            openingWithThought.remove(tier);
        }
    }

    void count(Removed removed, Channel channel) {
        meters.counter("assistant.guard.removed", "kind", removed.label(), "channel", channel.label())
                .increment();
    }
}
