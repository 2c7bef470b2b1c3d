package telecom.assistant.gateway.knowledge;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import telecom.assistant.gateway.guard.DefusedText;
import telecom.assistant.model.ChatMessage;
import telecom.assistant.model.ModelRequest;

/**
 * Inserts articles into a prompt, between two marks before the subscriber's last message. Everything before that
 * message stays unchanged, so the inference tier's prefix cache keeps hitting. Articles are data: control tokens and
 * marks in them are defused, as in subscribers' utterances, and the system prompts say that nothing in them is an
 * instruction.
 */
final class ArticleBlock {

    private static final String BEGIN = "[articles]";
    private static final String END = "[/articles]";
    private static final String INCIDENT = "## Incident of this hour: say this first\n";
    private static final String OMISSION = " […]";

    private ArticleBlock() {}

    /**
     * The request with an incident and the articles added before its last message, if that message is the subscriber's.
     */
    static ModelRequest addedTo(
            ModelRequest request, Optional<String> incident, List<Article> articles, int charactersAnArticle) {
        List<ChatMessage> messages = new ArrayList<>(request.messages());
        int last = messages.size() - 1;
        if ((articles.isEmpty() && incident.isEmpty()) || last < 0 || !isOfSubscriber(messages.get(last))) {
            return request;
        }
        String text = BEGIN + "\n"
                + incident.map(answer -> INCIDENT + DefusedText.of(answer) + "\n")
                        .orElse("")
                + written(articles, charactersAnArticle) + END + "\n"
                + messages.get(last).text();
        messages.set(last, ChatMessage.user(text));
        return request.withMessages(messages);
    }

    private static boolean isOfSubscriber(ChatMessage message) {
        return message.role() == ChatMessage.Role.USER;
    }

    private static String written(List<Article> articles, int charactersAnArticle) {
        StringBuilder text = new StringBuilder();
        for (Article article : articles) {
            text.append("## ")
                    .append(DefusedText.ofName(article.title()))
                    .append('\n')
                    .append(body(article, charactersAnArticle))
                    .append('\n');
        }
        return text.toString();
    }

    /** The text of an article, cut to the given number of characters. */
    static String body(Article article, int characters) {
        String body = article.body();
        boolean whole = body.length() <= characters;
        int end = whole ? body.length() : characters;
        if (!whole && Character.isHighSurrogate(body.charAt(end - 1))) {
            end--;
        }
        return DefusedText.of(body.substring(0, end)) + (whole ? "" : OMISSION);
    }
}
