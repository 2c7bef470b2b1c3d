package telecom.assistant.channel.sms.smpp;

/** A host and port on which an SMSC listens. */
record SmscHost(String name, int port) {

    private static final int HIGHEST_PORT = 65_535;

    /** @param address {@code smsc.example.com:2775} */
    static SmscHost of(String address) {
        int colon = address.lastIndexOf(':');
        try {
            int port = Integer.parseInt(address.substring(colon + 1));
            if (colon > 0 && port > 0 && port <= HIGHEST_PORT) {
                return new SmscHost(address.substring(0, colon), port);
            }
        } catch (NumberFormatException e) {
            // Reported below.
        }
        throw new IllegalArgumentException("standby: " + address + " (expected: host:port)");
    }

    @Override
    public String toString() {
        return name + ':' + port;
    }
}
