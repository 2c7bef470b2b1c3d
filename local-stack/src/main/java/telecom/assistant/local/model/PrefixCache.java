package telecom.assistant.local.model;

import java.util.ArrayDeque;
import java.util.Deque;

/** Remembers the latest prompts, to work out how many tokens of a new prompt a prefix cache would have held. */
final class PrefixCache {
    private static final int PROMPTS = 200;
    private static final int BLOCK = 16;

    private final Deque<String> prompts = new ArrayDeque<>();

    /** The number of cached tokens, in whole blocks as vLLM counts them. Remembers the prompt. */
    synchronized int lookUp(String prompt) {
        int longest = 0;
        for (String known : prompts) {
            longest = Math.max(longest, commonPrefix(known, prompt));
        }
        prompts.addLast(prompt);
        if (prompts.size() > PROMPTS) {
            prompts.removeFirst();
        }
        return Tokenizer.count(prompt.substring(0, longest)) / BLOCK * BLOCK;
    }

    private static int commonPrefix(String a, String b) {
        int limit = Math.min(a.length(), b.length());
        int length = 0;
        while (length < limit && a.charAt(length) == b.charAt(length)) {
            length++;
        }
        return length;
    }

    synchronized void clear() {
        prompts.clear();
    }
}
