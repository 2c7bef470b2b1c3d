package telecom.assistant.model;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.spi.Converter;

/**
 * Tiers in the order in which they are asked, as a setting names them: {@code large, small}. A setting that is there and
 * names none can be told from one that is not there, which an optional list of the configuration cannot.
 *
 * @param names nothing when the setting is not there
 */
public record TierNames(Optional<List<String>> names) {

    /** What the setting is by default. */
    static final String UNSET = "-";

    /** Reads the names of a setting. */
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
