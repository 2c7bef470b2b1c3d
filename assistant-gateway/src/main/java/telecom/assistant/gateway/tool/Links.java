package telecom.assistant.gateway.tool;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Checks whether all links in a text lead to the operator's own hosts. Bare host names count as links, because handsets
 * turn them into links.
 */
public final class Links {

    /** Top-level domains in Hangul are listed one by one; otherwise any word after a full stop would count as one. */
    private static final Pattern LINK =
            Pattern.compile("((?:[\\p{L}\\p{N}-]+\\.)+(?:xn--[A-Za-z0-9-]+|[A-Za-z]{2,}|한국|닷컴|닷넷|삼성)"
                    + "|(?<![\\d.])\\d{1,3}(?:\\.\\d{1,3}){3}(?![\\d.]))");

    /**
     * After a scheme, everything up to the path counts as a host, no matter what it looks like, including user and
     * port.
     */
    private static final Pattern AUTHORITY =
            Pattern.compile("[a-z][a-z0-9+.-]*:/+([^\\s/?#]*)", Pattern.CASE_INSENSITIVE);

    /** What may be attached to the end of a link: punctuation, and a Korean particle. */
    private static final Pattern GLUED = Pattern.compile("[.,;:!?)\\]}>'\"”’]*[가-힣]*[.,;:!?)\\]}>'\"”’]*$");

    private static final Pattern PORT = Pattern.compile(":\\d*$");

    private final Set<String> hosts;

    /** @param hosts the operator's own hosts; empty if no link is allowed */
    public Links(Optional<List<String>> hosts) {
        this.hosts = hosts.orElse(List.of()).stream()
                .map(host -> host.toLowerCase(Locale.ROOT))
                .collect(Collectors.toUnmodifiableSet());
    }

    /** Whether a text has no link, or only links to the operator's hosts. */
    public boolean areAllowed(String text) {
        return Stream.concat(
                        AUTHORITY.matcher(text).results().map(Links::authority),
                        LINK.matcher(text).results().map(MatchResult::group))
                .map(host -> host.toLowerCase(Locale.ROOT))
                .allMatch(hosts::contains);
    }

    /**
     * The host of a link, with the user if there is one. With a user, it matches none of the operator's hosts, and must
     * not: a user before the @ can be made to look like a host.
     */
    private static String authority(MatchResult link) {
        String host = GLUED.matcher(link.group(1)).replaceFirst("");
        return PORT.matcher(host).replaceFirst("");
    }
}
