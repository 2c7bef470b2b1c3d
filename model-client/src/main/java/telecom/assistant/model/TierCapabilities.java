package telecom.assistant.model;

import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Which optional fields a tier is sent: those that its settings allow, and where a setting is {@code auto}, those that the
 * tier has accepted. Thread-safe.
 */
public final class TierCapabilities {

    private final Map<Capability, Support> set;
    private final Map<Capability, Boolean> found = new ConcurrentHashMap<>();

    private TierCapabilities(Map<Capability, Support> set) {
        this.set = set;
    }

    /** As the settings say; nothing has been found out yet. */
    public static TierCapabilities of(ModelConfig.Tier settings) {
        Map<Capability, Support> set = new EnumMap<>(Capability.class);
        for (Capability capability : Capability.values()) {
            set.put(capability, capability.in(settings));
        }
        return new TierCapabilities(set);
    }

    /** Whether it is sent now. */
    public boolean has(Capability capability) {
        return switch (set.get(capability)) {
            case TRUE -> true;
            case FALSE -> false;
            case AUTO -> found.getOrDefault(capability, false);
        };
    }

    /** The capabilities to ask the tier about, in that order. */
    public Set<Capability> toAsk() {
        return Stream.of(Capability.values())
                .filter(capability -> set.get(capability) == Support.AUTO)
                .collect(Collectors.toCollection(() -> EnumSet.noneOf(Capability.class)));
    }

    /** Whether the tier has yet to answer a question. */
    public boolean hasUnanswered() {
        return found.size() < toAsk().size();
    }

    /** Whether anything is sent only because the tier has accepted it before. */
    public boolean relyOnAnswers() {
        return found.containsValue(true);
    }

    /** Keeps the tier's answer; what is set stays as it is. */
    public void answered(Capability capability, boolean accepted) {
        if (set.get(capability) == Support.AUTO) {
            found.put(capability, accepted);
        }
    }

    /** Forgets what the tier has answered. */
    public void forget() {
        found.clear();
    }

    /** The same settings, without any of the tier's answers. */
    public TierCapabilities withoutAnswers() {
        return new TierCapabilities(set);
    }

    /** For the request that asks about a capability: a fixed copy of the present state, with this capability. */
    public TierCapabilities assuming(Capability asked) {
        Map<Capability, Support> assumed = new EnumMap<>(Capability.class);
        for (Capability capability : Capability.values()) {
            assumed.put(capability, capability == asked || has(capability) ? Support.TRUE : Support.FALSE);
        }
        return new TierCapabilities(assumed);
    }

    /** For operators: each setting, whether it is in force, and where that comes from. */
    public String describe() {
        return Stream.of(Capability.values())
                .map(capability -> capability.setting() + "=" + has(capability) + " (" + origin(capability) + ")")
                .collect(Collectors.joining(", "));
    }

    private String origin(Capability capability) {
        if (set.get(capability) != Support.AUTO) {
            return "set";
        }
        return found.containsKey(capability) ? "found out" : "not yet known";
    }
}
