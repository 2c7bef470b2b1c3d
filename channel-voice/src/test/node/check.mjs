/**
 * Reads one JSON object a line from standard input and answers each with one line.
 *
 * - `{document}`: builds the same TwiML with Twilio's library and answers `{document, unknown}`, the library's document
 *   and the names of the attributes that its types do not have.
 * - `{url, form, token}`: answers `{signature}`, as the library signs this request.
 */
import { readFileSync } from "node:fs";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import twilio from "twilio";

const types = readFileSync(fileURLToPath(import.meta.resolve("twilio/lib/twiml/VoiceResponse.d.ts")), "utf8");

function attributesOf(type) {
    const declared = types.split(`interface ${type} {`)[1].split("}")[0];
    return new Set([...declared.matchAll(/^ +(\w+)\?:/gm)].map((match) => match[1].toLowerCase()));
}

const unescape = (value) =>
    value.replace(/&(lt|gt|quot|amp);/g, (_, name) => ({ lt: "<", gt: ">", quot: '"', amp: "&" })[name]);

function elements(document) {
    return [...document.matchAll(/<(\w+)((?: \w+="[^"]*")*)\/?>/g)].map(([, name, attributes]) => ({
        name,
        attributes: Object.fromEntries(
            [...attributes.matchAll(/ (\w+)="([^"]*)"/g)].map(([, key, value]) => [key, unescape(value)]),
        ),
    }));
}

function rebuilt(document) {
    const response = new twilio.twiml.VoiceResponse();
    const unknown = [];
    let connect;
    let relay;
    const check = (type, attributes) => {
        const known = attributesOf(type);
        unknown.push(...Object.keys(attributes).filter((name) => !known.has(name.toLowerCase())));
    };
    for (const { name, attributes } of elements(document)) {
        if (name === "Connect") {
            connect = response.connect(attributes);
        } else if (name === "ConversationRelay") {
            check("ConversationRelayAttributes", attributes);
            relay = connect.conversationRelay(attributes);
        } else if (name === "Language") {
            check("LanguageAttributes", attributes);
            relay.language(attributes);
        } else if (name === "Parameter") {
            relay.parameter(attributes);
        }
    }
    return { document: response.toString(), unknown };
}

for await (const line of createInterface({ input: process.stdin })) {
    const { document, url, form, token } = JSON.parse(line);
    const answer = document
        ? rebuilt(document)
        : { signature: twilio.getExpectedTwilioSignature(token, url, form) };
    console.log(JSON.stringify(answer));
}
