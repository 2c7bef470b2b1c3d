package telecom.assistant.gateway.guard;

import java.util.regex.Pattern;

/**
 * Defuses untrusted text for a prompt: utterances of subscribers and agents, their names, summaries, and tool results.
 * Servers tokenise the control tokens of a chat template wherever they occur, and a model believes the notes and tags
 * that the prompt itself uses. The first character of each is replaced by its full-width form, which looks the same but
 * has no effect. The length stays the same, except that control and format characters are removed.
 */
public final class DefusedText {

    /** Removed first, so that they cannot hide anything. */
    private static final Pattern UNSEEN = Pattern.compile("[\\p{Cc}\\p{Cf}&&[^\\t\\n\\r\\u200c\\u200d]]");

    private static final Pattern JOINERS_IN_MARKS = Pattern.compile("(?<=[<\\[|/a-zA-Z_])[\\u200c\\u200d]+");

    private static final Pattern TAG = Pattern.compile(
            "<(?=[|｜]|<SYS|</SYS|\\s{0,4}/?\\s{0,4}(?:s|eos|bos|pad|unk|(?:start|end)_of_turn"
                    + "|tools?|tool_\\w{1,20}|function_\\w{1,20}"
                    + "|think(?:ing)?|thought|reasoning|earlier|system|user|assistant)\\s{0,4}/?>"
                    + "|/?(?:tool_(?:call|response))\\b)",
            Pattern.CASE_INSENSITIVE);

    private static final Pattern NOTE = Pattern.compile(
            "\\[(?=\\s{0,4}/?(?:INST]|(?:voice|sms|web)(?:\\s[^\\[\\]\\n]{0,24})?]|unanswered\\s{0,4}]"
                    + "|interrupted\\s{0,4}]|cut\\s{1,4}off\\s{0,4}]|withheld\\s{0,4}]|not\\s{1,4}(?:delivered|done|shown)\\s{0,4}]"
                    + "|/?(?:articles|subscriber)\\s{0,4}]|an\\s{1,4}agent\\s{1,4}was|emergency\\s{1,4}number|agent\\b|done\\b))",
            Pattern.CASE_INSENSITIVE);

    private static final Pattern BRACKET = Pattern.compile("[\\[\\]\\r\\n]");

    private DefusedText() {}

    /** The text, unable to affect a model's chat template. */
    public static String of(String text) {
        if (isHarmless(text)) {
            return text;
        }
        String seen =
                JOINERS_IN_MARKS.matcher(UNSEEN.matcher(text).replaceAll("")).replaceAll("");
        return NOTE.matcher(TAG.matcher(seen).replaceAll("＜")).replaceAll("［");
    }

    /** A name. It is used within a note, so it must not be able to end the note. */
    public static String ofName(String name) {
        return BRACKET.matcher(of(name)).replaceAll(" ").strip();
    }

    /** A JSON document. Only its strings can contain tags and notes; tags in them are escaped. */
    public static String ofJson(String json) {
        return NOTE.matcher(TAG.matcher(json).replaceAll("\\\\u003c")).replaceAll("［");
    }

    /** A quick check that nearly all texts pass. */
    private static boolean isHarmless(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean unseen = c != '\n' && (Character.isISOControl(c) || Character.getType(c) == Character.FORMAT);
            if (c == '<' || c == '[' || unseen) {
                return false;
            }
        }
        return true;
    }
}
