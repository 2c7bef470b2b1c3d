package telecom.assistant.channel.personal;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Set;
import java.util.function.LongSupplier;
import telecom.assistant.channel.Channel;

/**
 * Masks personal data in subscribers' messages, as configured for each channel. If a number is split across consecutive
 * messages, the part in the later message is masked, because the earlier message has already been published. For this,
 * the end of each leg's last message is kept in this node's memory for a short time. Safe for use by many threads.
 */
@ApplicationScoped
public class Masking {

    /** This covers the longest number, even if it is written with separators or spelled out. */
    private static final int REMEMBERED_CHARACTERS = 160;

    private static final int REMEMBERED_LEGS = 100_000;

    private final MaskingConfig config;
    private final Cache<Leg, String> ends;

    private record Leg(Channel channel, String leg) {}

    @Inject
    public Masking(MaskingConfig config) {
        this(config, System::nanoTime);
    }

    /** @param nanos a clock like {@link System#nanoTime()} */
    public Masking(MaskingConfig config, LongSupplier nanos) {
        this.config = config;
        this.ends = Caffeine.newBuilder()
                .maximumSize(REMEMBERED_LEGS)
                .expireAfterWrite(config.splitWithin())
                .ticker(nanos::getAsLong)
                .build();
    }

    /** Masks the next message of a leg according to the channel's setting. */
    public String mask(Channel channel, String leg, String message) {
        Set<Kind> kinds = kinds(channel);
        String earlier = ends.asMap().getOrDefault(new Leg(channel, leg), "");
        ends.put(new Leg(channel, leg), end(earlier + message + ' '));
        return maskAfter(earlier, message, kinds);
    }

    /** Masks a text that is not a message of a leg, such as a form field. */
    public String mask(Channel channel, String text) {
        return Finder.replace(text, kinds(channel), Mask::of);
    }

    /** Masks a message, taking into account the text directly before it. */
    static String maskAfter(String earlier, String message, Set<Kind> kinds) {
        String alone = Finder.replace(message, kinds, Mask::of);
        if (earlier.isEmpty() || !alone.equals(message)) {
            return alone;
        }
        StringBuilder masked = new StringBuilder();
        int copiedUpTo = earlier.length();
        String joined = earlier + message;
        for (Finding finding : Finder.find(joined, kinds)) {
            if (finding.end() > earlier.length()) {
                masked.append(joined, copiedUpTo, Math.max(copiedUpTo, finding.start()))
                        .append("****");
                copiedUpTo = finding.end();
            }
        }
        return masked.append(joined, copiedUpTo, joined.length()).toString();
    }

    private Set<Kind> kinds(Channel channel) {
        MaskingConfig.Kinds own = config.channel().get(channel.label());
        return own == null ? config.mask() : own.mask();
    }

    private static String end(String text) {
        int begin = Math.max(0, text.length() - REMEMBERED_CHARACTERS);
        return text.substring(begin);
    }
}
