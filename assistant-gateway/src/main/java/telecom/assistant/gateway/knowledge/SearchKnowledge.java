package telecom.assistant.gateway.knowledge;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.stream.Collectors;
import telecom.assistant.conversation.Assurance;
import telecom.assistant.gateway.knowledge.Article.Audience;
import telecom.assistant.gateway.tool.AssistantTool;
import telecom.assistant.gateway.tool.Note;
import telecom.assistant.gateway.tool.ToolContext;
import telecom.assistant.gateway.tool.ToolDescription;
import telecom.assistant.gateway.tool.ToolOutcome;
import telecom.assistant.gateway.tool.ToolSchema;
import telecom.assistant.model.ToolSpec;

/**
 * The tool with which the model searches for articles that are not in its prompt. It finds only articles for
 * subscribers.
 */
@ApplicationScoped
class SearchKnowledge implements AssistantTool {

    static final String NAME = "search_knowledge";

    private static final int LONGEST = 200;
    private static final Note LABEL = new Note("안내문 검색", "article search");

    private static final ToolSpec SPEC = new ToolSpec(
            NAME,
            "Searches the operator's articles on plans, prices, roaming, devices and services, for what the articles"
                    + " in the conversation do not say.",
            new ToolSchema()
                    .text("query", LONGEST, "What to look for, in the subscriber's language.")
                    .build());

    private static final ToolDescription DESCRIPTION = new ToolDescription(SPEC, LABEL, Assurance.NONE);

    private final KnowledgeBase knowledge;
    private final KnowledgeConfig config;

    SearchKnowledge(KnowledgeBase knowledge, KnowledgeConfig config) {
        this.knowledge = knowledge;
        this.config = config;
    }

    @Override
    public ToolDescription description() {
        return DESCRIPTION;
    }

    @Override
    public Uni<ToolOutcome> call(ToolContext context, JsonNode arguments) {
        List<Article> found = knowledge.find(
                arguments.path("query").asText(),
                context.caller().language(),
                Audience.SUBSCRIBERS,
                config.articlesAPrompt());
        ObjectNode answer = JsonNodeFactory.instance.objectNode();
        var list = answer.putArray("articles");
        found.forEach(article -> list.addObject()
                .put("title", article.title())
                .put("text", ArticleBlock.body(article, config.charactersAnArticle())));
        if (found.isEmpty()) {
            answer.put("message", "No article answers this. Say that you do not know, and offer to connect an agent.");
        }
        String titles = found.stream().map(Article::title).collect(Collectors.joining(" / "));
        return Uni.createFrom()
                .item(ToolOutcome.answer(
                        answer, LABEL.with(found.isEmpty() ? "없음" : titles, found.isEmpty() ? "none" : titles)));
    }
}
