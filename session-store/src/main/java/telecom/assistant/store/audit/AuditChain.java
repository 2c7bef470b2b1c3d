package telecom.assistant.store.audit;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import telecom.assistant.store.audit.AuditFinding.Kind;

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
     * Finds the faults in the chain of a writer, in the order of its entries; empty if there are none.
     *
     * @param entries all entries of this writer, by number
     * @param head the newest head that was kept elsewhere; empty if there is none
     */
    public List<AuditFinding> verify(UUID writer, List<AuditEntry> entries, Optional<AuditHead> head) {
        List<AuditFinding> findings = new ArrayList<>();
        AuditHead before = AuditHead.none(writer);
        for (int i = 0; i < entries.size(); i++) {
            AuditEntry entry = entries.get(i);
            for (long missing = before.number() + 1; missing < entry.number(); missing++) {
                findings.add(new AuditFinding(writer, missing, Kind.REMOVED));
            }
            boolean isFirstAfterGap = entry.number() != before.number() + 1;
            if (!isEqual(entry.hash(), hash(entry))) {
                boolean isLinked = i + 1 < entries.size()
                        ? entries.get(i + 1).previous().equals(entry.hash())
                        : head.map(entry.head()::equals).orElse(false);
                findings.add(new AuditFinding(writer, entry.number(), isLinked ? Kind.CHANGED : Kind.INSERTED));
            } else if (!isFirstAfterGap && !entry.previous().equals(before.hash())) {
                findings.add(new AuditFinding(writer, entry.number(), Kind.INSERTED));
            }
            before = entry.head();
        }
        long last = before.number();
        head.filter(kept -> kept.number() > last)
                .ifPresent(kept -> findings.add(new AuditFinding(writer, last + 1, Kind.CUT_OFF)));
        head.filter(kept -> isReplaced(kept, entries)
                        && findings.stream().noneMatch(known -> known.number() == kept.number()))
                .ifPresent(kept -> findings.add(new AuditFinding(writer, kept.number(), Kind.CHANGED)));
        return findings;
    }

    /**
     * Whether the entry with this number is not the one that was kept: somebody has cut the chain off and then
     * continued it.
     */
    private static boolean isReplaced(AuditHead kept, List<AuditEntry> entries) {
        return entries.stream()
                .anyMatch(entry ->
                        entry.number() == kept.number() && !entry.hash().equals(kept.hash()));
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
