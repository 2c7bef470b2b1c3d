package telecom.assistant.channel.sms.inbound;

import telecom.assistant.channel.Language;
import telecom.assistant.channel.Route;
import telecom.assistant.channel.event.Envelope;
import telecom.assistant.channel.event.InboundEvent.ConsentChanged;
import telecom.assistant.channel.event.InboundEvent.FromChannel;
import telecom.assistant.channel.event.InboundEvent.UtteranceReceived;
import telecom.assistant.channel.sms.delivery.TextLeg;
import telecom.assistant.store.sms.InboundText;

/** Turns texts into events. An event has the id of its text, so that a repeated text yields the same event. */
final class InboundEvents {

    private static final double TYPED = 1;

    private InboundEvents() {}

    static Route route(InboundText text) {
        return TextLeg.route(text.subscriber(), text.sender(), text.recipient());
    }

    /** Our address, to which the text was sent. */
    static String service(InboundText text) {
        return route(text).serviceAddress();
    }

    /** @param masked the content of the text, without personal data */
    static Envelope<?> utterance(InboundText text, String masked) {
        return envelope(text, new UtteranceReceived(route(text), masked, recognisableLanguage(masked), TYPED));
    }

    static Envelope<?> consent(InboundText text, boolean granted) {
        return envelope(text, new ConsentChanged(route(text), granted));
    }

    /**
     * The language that can be recognised from a text; null if none can ("3", an emoji), so that the conversation keeps
     * its language.
     */
    private static String recognisableLanguage(String text) {
        String language = Language.of(text, Language.KOREAN);
        return language.equals(Language.of(text, Language.ENGLISH)) ? language : null;
    }

    private static Envelope<?> envelope(InboundText text, FromChannel event) {
        return Envelope.inbound("sms-" + text.id(), text.subscriber(), event);
    }
}
