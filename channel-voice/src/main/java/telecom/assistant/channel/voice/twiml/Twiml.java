package telecom.assistant.channel.voice.twiml;

import java.io.StringWriter;
import java.util.Map;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import telecom.assistant.channel.voice.config.VoiceConfig.HandoffVerb;

/** The TwiML documents that we send (Twilio, "TwiML for Programmable Voice"). */
final class Twiml {

    /** The answer when nothing is left to do: the call ends. */
    static final String EMPTY = "<Response/>";

    private static final XMLOutputFactory XML = XMLOutputFactory.newFactory();

    private Twiml() {}

    /**
     * Connects the call to us ("TwiML Voice: ConversationRelay").
     *
     * @param action the URL that the platform requests when the connection is over
     */
    static String connect(String action, RelayElement relay) {
        return response(xml -> {
            xml.writeStartElement("Connect");
            xml.writeAttribute("action", action);
            xml.writeStartElement("ConversationRelay");
            write(xml, relay.attributes());
            for (Map<String, String> language : relay.languages()) {
                xml.writeEmptyElement("Language");
                write(xml, language);
            }
            for (Map.Entry<String, String> parameter : relay.parameters().entrySet()) {
                xml.writeEmptyElement("Parameter");
                xml.writeAttribute("name", parameter.getKey());
                xml.writeAttribute("value", parameter.getValue());
            }
        });
    }

    private static void write(XMLStreamWriter xml, Map<String, String> attributes) throws XMLStreamException {
        for (Map.Entry<String, String> attribute : attributes.entrySet()) {
            xml.writeAttribute(attribute.getKey(), attribute.getValue());
        }
    }

    /** Passes the call to another target ("TwiML Voice: Dial", "Enqueue", "Redirect"). */
    static String handOff(HandoffVerb verb, String to) {
        return response(xml -> {
            xml.writeStartElement(
                    switch (verb) {
                        case DIAL -> "Dial";
                        case ENQUEUE -> "Enqueue";
                        case REDIRECT -> "Redirect";
                    });
            xml.writeCharacters(to);
        });
    }

    /**
     * Says something and ends the call ("TwiML Voice: Say", "Hangup").
     *
     * @param locale the platform's name for the language
     */
    static String sayAndHangUp(String text, String locale) {
        return response(xml -> {
            xml.writeStartElement("Say");
            xml.writeAttribute("language", locale);
            xml.writeCharacters(text);
            xml.writeEndElement();
            xml.writeEmptyElement("Hangup");
        });
    }

    private static String response(Content content) {
        StringWriter text = new StringWriter();
        try {
            XMLStreamWriter xml = XML.createXMLStreamWriter(text);
            xml.writeStartElement("Response");
            content.writeTo(xml);
            xml.writeEndDocument();
        } catch (XMLStreamException e) {
            throw new IllegalStateException("writing XML to a string failed", e);
        }
        return text.toString();
    }

    private interface Content {
        void writeTo(XMLStreamWriter xml) throws XMLStreamException;
    }
}
