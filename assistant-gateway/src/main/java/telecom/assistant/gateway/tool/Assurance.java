package telecom.assistant.gateway.tool;

import telecom.assistant.channel.Route;

/** How sure it is who is speaking, weakest first. */
public enum Assurance {

    /** Nothing shows who it is: the call comes without a number. */
    NONE,

    /**
     * The network states the number that calls or texts; anyone who holds the phone or forges the number passes for its
     * owner.
     */
    CALLER_ID,

    /** The operator's backend has vouched for a signed-in account with the Direct Line token that it requested. */
    APP_SESSION;

    /** What the channel of a route vouches for. */
    public static Assurance of(Route route) {
        return switch (route.channel()) {
            case WEB -> APP_SESSION;
            case VOICE, SMS -> isNumber(route.subscriberAddress()) ? CALLER_ID : NONE;
        };
    }

    /** Whether this is enough where the other one is required. */
    public boolean satisfies(Assurance needed) {
        return compareTo(needed) >= 0;
    }

    private static boolean isNumber(String address) {
        return address != null && address.startsWith("+");
    }
}
