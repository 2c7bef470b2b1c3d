package telecom.assistant.gateway.access;

import io.quarkus.vertx.http.runtime.CurrentVertxRequest;

/** Access as tests of other packages need it. */
public final class TestAccess {

    /** Nobody has to sign in. */
    public static final Access WITHOUT_LOG_IN = of(false);

    /** Everybody has to sign in, and nobody has. */
    public static final Access NOBODY_SIGNED_IN = of(true);

    private TestAccess() {}

    private static Access of(boolean logIn) {
        AccessConfig config = new AccessConfig() {
            @Override
            public boolean logIn() {
                return logIn;
            }

            @Override
            public String skillsClaim() {
                return "skills";
            }

            @Override
            public String teamsClaim() {
                return "teams";
            }
        };
        return new Access(config, new CurrentVertxRequest());
    }
}
