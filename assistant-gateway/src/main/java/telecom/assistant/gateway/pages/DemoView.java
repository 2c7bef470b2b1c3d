package telecom.assistant.gateway.pages;

import java.util.List;

/**
 * What {@code GET /demo/config} returns to the phone page.
 *
 * @param handsetUrl the address of the handsets of the SMSC stand-in; null if a real SMSC is connected
 */
record DemoView(
        List<String> standIns, String handsetUrl, String smsAddress, String voiceNumber, List<Subscriber> subscribers) {

    private static final List<Subscriber> INVENTED = List.of(
            new Subscriber("haneul", "김하늘", "Kim Haneul", "+821000000101", "5GX 프리미엄", "5GX Premium", "ko"),
            new Subscriber("junseo", "박준서", "Park Junseo", "+821000000102", "0 청년 요금제", "0 Youth Plan", "ko"),
            new Subscriber("emma", "Emma Wilson", "Emma Wilson", "+821000000103", "5G 트래블러", "5G Traveler", "en"));

    record Subscriber(
            String id, String name, String nameEn, String number, String plan, String planEn, String language) {

        static Subscriber of(DemoConfig.Subscriber from) {
            return new Subscriber(
                    from.id(), from.name(), from.nameEn(), from.number(), from.plan(), from.planEn(), from.language());
        }
    }

    static DemoView of(DemoConfig config) {
        return new DemoView(
                config.standIns().orElse(List.of()),
                config.handsetUrl().map(Object::toString).orElse(null),
                config.smsAddress(),
                config.voiceNumber(),
                config.subscribers()
                        .map(named -> named.stream().map(Subscriber::of).toList())
                        .orElse(INVENTED));
    }
}
