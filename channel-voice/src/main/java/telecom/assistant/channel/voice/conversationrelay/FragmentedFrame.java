package telecom.assistant.channel.voice.conversationrelay;

import io.netty.buffer.ByteBufUtil;
import java.util.Optional;

/**
 * Joins the fragments of a message (RFC 6455, section 5.4). The container's own limit applies to each fragment; this
 * class limits the whole message. Not safe for use by many threads: the fragments of a connection arrive one after
 * another.
 */
final class FragmentedFrame {

    private final long maxBytes;
    private final StringBuilder fragments = new StringBuilder();
    private long bytes;

    /** @param maxBytes the longest message, in bytes of UTF-8 */
    FragmentedFrame(long maxBytes) {
        this.maxBytes = maxBytes;
    }

    /**
     * Adds a fragment, and returns the message if this fragment completes it.
     *
     * @throws RefusedFrameException when the message becomes too long
     */
    Optional<String> add(String fragment, boolean last) {
        bytes += ByteBufUtil.utf8Bytes(fragment);
        if (bytes > maxBytes) {
            fragments.setLength(0);
            throw RefusedFrameException.tooLarge(maxBytes);
        }
        fragments.append(fragment);
        if (!last) {
            return Optional.empty();
        }
        String message = fragments.toString();
        fragments.setLength(0);
        bytes = 0;
        return Optional.of(message);
    }
}
