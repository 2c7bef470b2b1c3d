package telecom.assistant.gateway.tool;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Whether what a text links to is the operator's own. A handset makes a link of a bare host name, too. */
final class Links {

    private static final Pattern LINK =
            Pattern.compile("((?:[\\p{L}\\p{N}-]+\\.)+[A-Za-z]{2,}|(?<![\\d.])\\d{1,3}(?:\\.\\d{1,3}){3}(?![\\d.]))");
    private static final Pattern SCHEME = Pattern.compile("[a-z][a-z0-9+.-]*://", Pattern.CASE_INSENSITIVE);

    private final Set<String> hosts;

    Links(Optional<List<String>> hosts) {
        this.hosts = hosts.orElse(List.of()).stream()
                .map(host -> host.toLowerCase(Locale.ROOT))
                .collect(Collectors.toUnmodifiableSet());
    }

    boolean areAllowed(String text) {
        List<String> linked = LINK.matcher(text).results().map(Links::host).toList();
        boolean nameless = linked.isEmpty() && SCHEME.matcher(text).find();
        return !nameless && hosts.containsAll(linked);
    }

    private static String host(MatchResult link) {
        return link.group(1).toLowerCase(Locale.ROOT);
    }
}
