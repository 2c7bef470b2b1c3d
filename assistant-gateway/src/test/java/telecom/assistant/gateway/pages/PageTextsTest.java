package telecom.assistant.gateway.pages;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import telecom.assistant.channel.event.DeskEvent;
import telecom.assistant.channel.event.InboundEvent;
import telecom.assistant.channel.event.OutboundEvent;

/** The texts on the pages: the same keys in both languages, and a name for every event. */
class PageTextsTest {

    private static final Pattern KEY = Pattern.compile("(?m)^  '?([\\w.]+)'?:\\s");

    @Test
    void hasTheSameKeysInBothLanguages() {
        assertThat(keys("ko")).isNotEmpty().isEqualTo(keys("en"));
    }

    @Test
    void namesEveryEvent() {
        List<String> events = Stream.of(
                        InboundEvent.FromChannel.class,
                        InboundEvent.FromDesk.class,
                        InboundEvent.FromOperations.class,
                        OutboundEvent.class,
                        DeskEvent.class)
                .flatMap(family -> Arrays.stream(family.getPermittedSubclasses()))
                .map(type -> "event." + type.getSimpleName())
                .toList();

        assertThat(keys("ko")).containsAll(events);
    }

    private static Set<String> keys(String language) {
        return KEY.matcher(read("/META-INF/resources/ui/i18n/" + language + ".js"))
                .results()
                .map(match -> match.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static String read(String path) {
        try (InputStream in = PageTextsTest.class.getResourceAsStream(path)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
