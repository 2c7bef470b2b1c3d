package telecom.assistant.gateway.admin;

import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;
import telecom.assistant.channel.http.ErrorForm;
import telecom.assistant.channel.http.Gatekeeper;

/**
 * Gives errors that JAX-RS itself raises, such as 405 and 415, a body in the error format of the protocol that is
 * served at their path. Keeps their headers.
 */
@Provider
class HttpErrorMapping implements ExceptionMapper<WebApplicationException> {

    private final Gatekeeper gatekeeper;

    @Context
    UriInfo uri;

    HttpErrorMapping(Gatekeeper gatekeeper) {
        this.gatekeeper = gatekeeper;
    }

    @Override
    public Response toResponse(WebApplicationException failure) {
        Response response = failure.getResponse();
        if (response.hasEntity() || response.getStatus() < 400) {
            return response;
        }
        ErrorForm form = gatekeeper.error(uri.getRequestUri().getPath(), response.getStatus());
        return Response.fromResponse(response)
                .type(form.mediaType())
                .entity(form.body())
                .build();
    }
}
