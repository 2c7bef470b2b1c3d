package telecom.assistant.model;

/** In what a tier counts how much it can read. */
public enum ContextUnit {
    /** Tokens of prompt and answer together, as vLLM and SGLang count. */
    TOKENS,
    /** Characters of the prompt alone, in UTF-16 units, as some hosted gateways count. */
    CHARACTERS
}
