package telecom.assistant.model;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.spi.Converter;

/**
 * Tiers in the order in which they are asked, as a setting lists them: {@code large, small}. Unlike an optional list in
 * the configuration, it distinguishes an empty setting from an absent one.
 *
 * @param names the names; empty when the setting is absent
 */
public record TierNames(Optional<List<String>> names) {

    /** The value that stands for an absent setting. */
    static final String UNSET = "-";

    /** Reads the names from a setting. */
    public static final class Reader implements Converter<TierNames> {

        private static final long serialVersionUID = 1L;

        @Override
        public TierNames convert(String value) {
            if (value.strip().equals(UNSET)) {
                return new TierNames(Optional.empty());
            }
            return new TierNames(Optional.of(Stream.of(value.split(","))
                    .map(String::strip)
                    .filter(name -> !name.isEmpty())
                    .toList()));
        }
    }
}
