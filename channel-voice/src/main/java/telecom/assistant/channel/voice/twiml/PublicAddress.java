package telecom.assistant.channel.voice.twiml;

import io.vertx.core.http.HttpServerRequest;
import jakarta.inject.Singleton;
import java.net.URI;
import java.util.Optional;
import java.util.Set;
import telecom.assistant.channel.http.LoopbackGuard;
import telecom.assistant.channel.voice.config.VoiceConfig;

/**
 * This node's address as the voice platform sees it: the configured public URL, or else the request's host. Any host
 * other than this machine is assumed to use TLS, because the platform requires it.
 */
@Singleton
class PublicAddress {

    private static final Set<String> SCHEMES = Set.of("wss", "https", "ws", "http");

    private final Optional<URI> publicUrl;

    PublicAddress(VoiceConfig config) {
        this.publicUrl = config.publicUrl();
        publicUrl.ifPresent(PublicAddress::check);
    }

    /** The WebSocket URL of a path, which may have a query. */
    String webSocket(HttpServerRequest request, String path) {
        return (isSecure(request) ? "wss://" : "ws://") + host(request) + path;
    }

    /** The HTTP URL of a path, which may have a query. */
    String http(HttpServerRequest request, String path) {
        return (isSecure(request) ? "https://" : "http://") + host(request) + path;
    }

    private boolean isSecure(HttpServerRequest request) {
        return publicUrl
                .map(url -> url.getScheme().equals("wss") || url.getScheme().equals("https"))
                .orElseGet(() -> request.isSSL()
                        || !LoopbackGuard.isLoopbackName(request.authority().host()));
    }

    private String host(HttpServerRequest request) {
        return publicUrl
                .map(url -> url.getRawAuthority() + url.getRawPath().replaceFirst("/$", ""))
                .orElseGet(() -> request.authority().toString());
    }

    private static void check(URI url) {
        if (url.getScheme() == null || !SCHEMES.contains(url.getScheme()) || url.getRawAuthority() == null) {
            throw new IllegalArgumentException(
                    "assistant.voice.public-url: " + url + " (expected: a URL such as wss://voice.example.com)");
        }
    }
}
