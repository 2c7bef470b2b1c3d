package telecom.assistant.gateway.pages;

import io.vertx.core.net.HostAndPort;
import java.net.URI;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The Content-Security-Policy of the pages: everything comes from this host, the only inline script is the import map,
 * and connections are allowed only to this host and to the handsets of the SMSC stand-in.
 */
final class ContentPolicy {

    private static final Pattern AUTHORITY = Pattern.compile("[A-Za-z0-9.:\\[\\]-]+");
    private static final String TEMPLATE = "default-src 'self'; script-src 'self' %s; connect-src 'self'%s%s;"
            + " object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none';"
            + " require-trusted-types-for 'script'; trusted-types lit-html";

    private final String handsetSource;

    ContentPolicy(Optional<URI> handsetUrl) {
        this.handsetSource = handsetUrl
                .map(url -> " " + url.getScheme() + "://" + url.getAuthority())
                .orElse("");
    }

    String of(Page page, HostAndPort authority) {
        return TEMPLATE.formatted(page.scriptHash(), sockets(authority), handsetSource);
    }

    /** The WebSocket sources of this host, because in some browsers {@code 'self'} does not cover WebSockets. */
    private static String sockets(HostAndPort authority) {
        if (authority == null || !AUTHORITY.matcher(authority.toString()).matches()) {
            return "";
        }
        return " ws://" + authority + " wss://" + authority;
    }
}
