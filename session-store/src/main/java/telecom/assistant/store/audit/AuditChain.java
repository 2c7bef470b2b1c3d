package telecom.assistant.store.audit;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Links the entries of a writer with an HMAC-SHA-256 (RFC 2104) under a key that is not in the database, so that not
 * even the owner of the database can add or change an entry unnoticed. Stateless and thread-safe.
 */
public final class AuditChain {

    private static final String ALGORITHM = "HmacSHA256";

    private final SecretKeySpec key;

    /** @param secret the same on all nodes, and as long as entries are to be verified */
    public AuditChain(String secret) {
        this.key = new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), ALGORITHM);
    }

    /** The entry that follows a head. */
    AuditEntry next(AuditHead head, AuditedAction action, Instant now) {
        AuditEntry open = new AuditEntry(
                head.writer(), head.number() + 1, now.truncatedTo(ChronoUnit.MICROS), action, head.hash(), "");
        return new AuditEntry(open.writer(), open.number(), open.at(), action, open.previous(), hash(open));
    }

    /**
     * Begins to verify the chain of a writer.
     *
     * @param head the newest head that was kept elsewhere; empty if there is none
     */
    ChainVerification verification(UUID writer, Optional<AuditHead> head) {
        return new ChainVerification(this, writer, head);
    }

    /** Whether an entry says what it said when it was written. */
    boolean isAsWritten(AuditEntry entry) {
        return isEqual(entry.hash(), hash(entry));
    }

    private String hash(AuditEntry entry) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            return Base64.getUrlEncoder().withoutPadding().encodeToString(mac.doFinal(octets(entry)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has " + ALGORITHM, e);
        }
    }

    /** Writes each text with its length, so that no two entries have the same octets. */
    private static byte[] octets(AuditEntry entry) {
        AuditedAction action = entry.action();
        ByteArrayOutputStream octets = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(octets)) {
            out.writeLong(entry.number());
            out.writeLong(ChronoUnit.MICROS.between(Instant.EPOCH, entry.at()));
            for (String text : List.of(
                    entry.previous(),
                    entry.writer().toString(),
                    action.actor(),
                    action.roles(),
                    action.action(),
                    action.subscriber(),
                    action.conversation(),
                    action.target(),
                    action.address(),
                    action.reason())) {
                byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
                out.writeInt(utf8.length);
                out.write(utf8);
            }
        } catch (IOException e) {
            throw new IllegalStateException("memory can be written", e);
        }
        return octets.toByteArray();
    }

    private static boolean isEqual(String stored, String computed) {
        return MessageDigest.isEqual(
                stored.getBytes(StandardCharsets.UTF_8), computed.getBytes(StandardCharsets.UTF_8));
    }
}
