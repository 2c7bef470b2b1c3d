package telecom.assistant.store.sms;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * Hashes that identify a repeated text without revealing its content.
 *
 * @param text hash of the text as a whole, the same for each of its parts
 * @param part hash of the part's content
 */
record Fingerprint(String text, String part) {

    static Fingerprint of(InboundPart part) {
        String partHash = sha256(part.text());
        String identity = part.isConcatenated() ? part.reference() + "/" + part.total() : partHash;
        return new Fingerprint(sha256(part.subscriber().value() + '\n' + part.recipient() + '\n' + identity), partHash);
    }

    static String sha256(String text) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            return HexFormat.of().formatHex(digest.digest(text.getBytes(StandardCharsets.UTF_16BE)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
