package telecom.assistant.deploy.settings;

import io.smallrye.common.constraint.Nullable;
import io.smallrye.config.common.utils.StringUtil;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Converts Javadoc to Markdown for a table cell. */
final class Comments {

    private static final Pattern LINK = Pattern.compile("\\{@(?:link|linkplain)\\s+([^\\s}]+)(?:\\s+([^}]+))?}");
    private static final Pattern CODE = Pattern.compile("\\{@code\\s+((?:[^{}]|\\{[^{}]*})+)}");

    private Comments() {}

    static String markdown(@Nullable String comment) {
        if (comment == null) {
            return "";
        }
        String text = comment.replaceAll("(?s)\\n\\s*@(param|return|see|throws).*", "")
                .replaceAll("</?p>", " ")
                .replaceAll("\\s+", " ")
                .strip();
        text = LINK.matcher(text).replaceAll(found -> Matcher.quoteReplacement("`" + target(found.group(1)) + "`"));
        text = CODE.matcher(text)
                .replaceAll(
                        found -> Matcher.quoteReplacement("`" + found.group(1).strip() + "`"));
        return text.replace("|", "\\|");
    }

    /**
     * How a link's target is written: a method is a setting, written as in a property; for a class, the simple name is
     * enough.
     */
    private static String target(String reference) {
        int hash = reference.indexOf('#');
        if (hash >= 0) {
            return StringUtil.skewer(reference.substring(hash + 1).replaceAll("\\(.*", ""));
        }
        return reference.substring(reference.lastIndexOf('.') + 1);
    }
}
