package telecom.assistant.gateway.access;

import io.quarkus.vertx.http.runtime.CurrentVertxRequest;

/** Instances of {@link Access} for tests of other packages. */
public final class TestAccess {

    /** Log-in is off. */
    public static final Access WITHOUT_LOG_IN = of(false);

    /** Log-in is on, and nobody has signed in. */
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
