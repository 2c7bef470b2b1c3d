package telecom.assistant.gateway.guard;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import telecom.assistant.gateway.tool.Links;

/**
 * The rules for content that no reply may contain, on any channel. Every channel shows or speaks plain text, so HTML
 * and Markdown markup (CommonMark 0.31.2) is removed, but the text in it stays. Rules are looked up by the first
 * character that they match; the first rule that applies decides, and the rule for links comes last. Thread-safe.
 */
final class Rules {

    private static final int FLAGS = Pattern.CASE_INSENSITIVE;

    /** Control tokens of ChatML, Llama, DeepSeek, Gemma, Mistral and others. */
    private static final Pattern SPECIAL_TOKEN = Pattern.compile(
            "<[|｜][^<>\\n]{1,40}?[|｜]>|</s>|<(?:eos|bos|pad|unk)>|<(?:start|end)_of_turn>|<</?SYS>>", FLAGS);

    private static final Pattern INSTRUCTION_TOKEN = Pattern.compile("\\[/?INST]");

    private static final String THOUGHTS = "think(?:ing)?|thought|reasoning";
    private static final String CALLS = "tool_calls?|tool_response|tools|function_calls?";

    private static final Pattern HIDDEN =
            Pattern.compile("<(" + THOUGHTS + "|" + CALLS + "|script|style)(?:\\s[^<>]{0,300})?>", FLAGS);
    private static final Pattern COMMENT = Pattern.compile("<!--");
    private static final Pattern END_OF_COMMENT = Pattern.compile("-->");
    private static final Pattern END_OF_THOUGHT = Pattern.compile("</(?:" + THOUGHTS + ")>\\s?", FLAGS);
    private static final String END_OF_CALL = "</(?:" + CALLS + ")>";

    private static final String LINE_BREAK = "<(?:br|hr)\\s{0,4}/?>|</(?:p|div|li|tr|h[1-6])>";
    private static final String ELEMENT = "</?(?:a|abbr|address|article|aside|audio|b|base|blockquote|body|br|button|"
            + "canvas|caption|center|cite|code|col|colgroup|dd|del|details|dfn|dialog|div|dl|dt|em|embed|fieldset|"
            + "figcaption|figure|font|footer|form|frame|frameset|h[1-6]|head|header|hr|html|i|iframe|img|input|ins|kbd|"
            + "label|legend|li|link|main|map|mark|marquee|math|meta|nav|noscript|object|ol|optgroup|option|p|param|"
            + "picture|pre|q|s|samp|script|section|select|small|source|span|strike|strong|style|sub|summary|sup|svg|"
            + "table|tbody|td|template|textarea|tfoot|th|thead|time|title|tr|track|tt|u|ul|var|video|wbr)"
            + "(?:[\\s/][^<>]{0,1000})?>";

    private static final String LINE_START = "(?<![^\\n])";
    private static final String NOT_IN_WORD = "(?<![\\p{L}\\p{N}%s])";

    private final Map<Character, List<Rule>> byFirstCharacter = new HashMap<>();
    private final LinkRule links;

    /**
     * @param links decides which links may stay
     * @param channels the labels that precede a subscriber's messages in prompts
     */
    Rules(Links links, Collection<String> channels) {
        add("<", Rule.of(SPECIAL_TOKEN, (match, length) -> new Finding.EndOfAnswer()));
        add("[", Rule.of(INSTRUCTION_TOKEN, (match, length) -> new Finding.EndOfAnswer()));
        add("<", Rule.of(END_OF_THOUGHT, (match, length) -> new Finding.EndOfThought(length)));
        add("<", Rule.of(HIDDEN, (match, length) -> hidden(match.group(1), length)));
        add("<", Rule.of(COMMENT, (match, length) -> new Finding.Hidden(Removed.HTML, length, END_OF_COMMENT)));
        add("<", Rule.replacing(Removed.TOOL_CALL, END_OF_CALL, ""));
        add("<", Rule.replacing(Removed.HTML, LINE_BREAK, "\n"));
        add("<", Rule.replacing(Removed.HTML, ELEMENT, ""));
        add("[", Rule.replacing(Removed.NOTE, Notes.pattern(channels) + "[ \\t]?", ""));
        addMarkdown();
        this.links = new LinkRule(links);
    }

    private void addMarkdown() {
        String target = "]\\([ \\t]{0,2}([^()\\s]{0,1000})(?:\\s[^()\\n]{0,200})?\\)";
        markdown("!", "!\\[([^\\[\\]\\n]{0,200})" + target, "$1");
        add(
                "[",
                Rule.of(
                        Pattern.compile("\\[([^\\[\\]\\n]{1,200})" + target),
                        (match, length) -> link(match.group(1), match.group(2), length)));
        markdown("`", LINE_START + "```[a-zA-Z0-9+-]{0,16}[ \\t]{0,4}(?:\\n|(?=[^\\sa-zA-Z0-9]))", "");
        markdown("`", "`{1,16}", "");
        markdown("*_-", LINE_START + "(?:\\*{3,80}|_{3,80}|-{3,80})[ \\t]{0,4}(?:\\n|\\z)", "");
        for (String sign : List.of("***", "**", "*", "___", "__", "_", "~~")) {
            markdown(sign.substring(0, 1), emphasis(sign), "$1");
        }
        markdown("*", LINE_START + "\\*(?=[ \\t])", "-");
        markdown("#", LINE_START + "#{1,6}[ \\t]{1,4}", "");
        markdown(">", LINE_START + ">[ \\t]?(?=[^ \\t])", "");
    }

    /**
     * Text between two identical marks. Neither may be inside a word, a masked number such as 010-12**-34** or a
     * dialling code such as *281*1#. Korean particles may follow the second mark.
     */
    private static String emphasis(String sign) {
        String one = sign.substring(0, 1);
        String quoted = Pattern.quote(sign);
        return NOT_IN_WORD.formatted(Pattern.quote(one)) + quoted + "(?!\\Q" + one + "\\E|\\s)([^" + one
                + "\\n]{1,300}?)(?<!\\s)" + quoted + "(?!\\Q" + one + "\\E"
                + (sign.equals("_") || sign.equals("*") ? "|[A-Za-z0-9#]" : one.equals("_") ? "|[A-Za-z0-9]" : "")
                + ")";
    }

    private static Finding hidden(String element, int length) {
        Removed kind = element.matches("(?i)" + THOUGHTS)
                ? Removed.THOUGHT
                : element.matches("(?i)" + CALLS) ? Removed.TOOL_CALL : Removed.HTML;
        return new Finding.Hidden(kind, length, Pattern.compile("</" + Pattern.quote(element) + "\\s{0,4}>", FLAGS));
    }

    /** A link without its Markdown; its target is examined like any other text. */
    private static Finding link(String text, String target, int length) {
        String plain = target.isEmpty() || text.equals(target) ? text : text + " (" + target + ")";
        return new Finding.Replacement(Removed.MARKDOWN, length, plain);
    }

    private void markdown(String first, String pattern, String instead) {
        add(first, Rule.replacing(Removed.MARKDOWN, pattern, instead));
    }

    private void add(String first, Rule rule) {
        for (int i = 0; i < first.length(); i++) {
            byFirstCharacter
                    .computeIfAbsent(first.charAt(i), fresh -> new ArrayList<>())
                    .add(rule);
        }
    }

    /**
     * The finding of the first rule that applies at a position of a text; {@link Rule#findingAt} explains the
     * parameters.
     */
    Finding findingAt(CharSequence text, int from, boolean whole) {
        char first = text.charAt(from);
        // No rule matches any other first character, and most of an answer consists of such characters.
        List<Rule> rules = first < '\u0080' ? byFirstCharacter.getOrDefault(first, List.of()) : List.of();
        for (Rule rule : rules) {
            Finding finding = rule.findingAt(text, from, whole);
            if (finding != Finding.NOTHING) {
                return finding;
            }
        }
        return links.findingAt(text, from, whole);
    }
}
