package telecom.assistant.gateway.claim;

import java.util.Collection;
import java.util.Collections;
import java.util.Set;
import telecom.assistant.gateway.tool.Act;

/**
 * A part of a sentence that claims that something was done.
 *
 * @param proofs the acts any one of which makes the claim true
 */
record Claim(Set<Act> proofs) {

    boolean isProvedBy(Collection<Act> done) {
        return !Collections.disjoint(proofs, done);
    }
}
