package telecom.assistant.channel.sms.smpp;

/**
 * Tests the channel against the npm package {@code smpp}, with ids in hexadecimal in responses but in decimal in
 * receipts.
 */
class NodeSmscTest extends ForeignSmscTest {

    @Override
    ForeignSmsc start() throws Exception {
        return new NodeSmsc();
    }
}
