package telecom.assistant.gateway.admin;

import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpServerRequest;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Function;
import org.jboss.logging.Logger;
import telecom.assistant.gateway.knowledge.Article;
import telecom.assistant.gateway.knowledge.ArticleFile;
import telecom.assistant.store.knowledge.ArticleStore;
import telecom.assistant.store.knowledge.StoredArticle;

/** {@code /admin/articles}: the articles of the knowledge base. A change reaches every node a moment later. */
@Path("/admin/articles")
class ArticleEndpoint {

    private static final Logger LOG = Logger.getLogger(ArticleEndpoint.class);

    private final AdminGuard guard;
    private final ArticleStore store;

    ArticleEndpoint(AdminGuard guard, ArticleStore store) {
        this.guard = guard;
        this.store = store;
    }

    /** The answer to a change: in how many languages the article has changed. */
    record ChangeCount(int changed) {}

    /** An article in force, without its text. */
    record ListedArticle(
            String id,
            String language,
            String title,
            String audience,
            String area,
            String validFrom,
            String validUntil) {

        static ListedArticle of(StoredArticle article) {
            return new ListedArticle(
                    article.id(),
                    article.language(),
                    article.title(),
                    article.audience(),
                    article.area(),
                    article.validFrom() == null ? null : article.validFrom().toString(),
                    article.validUntil() == null ? null : article.validUntil().toString());
        }
    }

    /** The articles in force, valid today or not. */
    @GET
    @Produces(MediaType.APPLICATION_JSON)
    public Uni<List<ListedArticle>> list(@Context HttpServerRequest request) {
        guard.admit(request);
        return store.read()
                .onFailure()
                .transform(failed("articles not read"))
                .map(contents ->
                        contents.articles().stream().map(ListedArticle::of).toList());
    }

    /**
     * Puts an article, in the format of {@link ArticleFile}, in force; its earlier version in that language is kept.
     */
    @PUT
    @Path("{id}")
    @Produces(MediaType.APPLICATION_JSON)
    public Uni<ChangeCount> load(@Context HttpServerRequest request, @PathParam("id") String id, byte[] body) {
        guard.admit(request);
        Article article = article(id, body);
        return store.load(List.of(article.stored()))
                .onFailure()
                .transform(failed("article not stored"))
                .invoke(changed -> LOG.infof("article loaded article=%s changed=%d", article.id(), changed))
                .map(ChangeCount::new);
    }

    /** Withdraws an article in all its languages. */
    @DELETE
    @Path("{id}")
    @Produces(MediaType.APPLICATION_JSON)
    public Uni<ChangeCount> withdraw(@Context HttpServerRequest request, @PathParam("id") String id) {
        guard.admit(request);
        return store.withdraw(id)
                .onFailure()
                .transform(failed("article not withdrawn"))
                .map(changed -> {
                    if (changed == 0) {
                        throw Problem.notFound("There is no such article in force.");
                    }
                    LOG.infof("article withdrawn changed=%d", changed);
                    return new ChangeCount(changed);
                });
    }

    private static Article article(String id, byte[] body) {
        try {
            return ArticleFile.read(id, new String(body, StandardCharsets.UTF_8));
        } catch (IllegalArgumentException e) {
            throw Problem.badRequest(e.getMessage());
        }
    }

    private static Function<Throwable, Problem> failed(String what) {
        return Problem.unavailable(LOG, what, "The database did not answer in time (assistant.store.timeout).");
    }
}
