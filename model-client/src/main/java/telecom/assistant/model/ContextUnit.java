package telecom.assistant.model;

/** The unit in which a tier counts how much it can read. */
public enum ContextUnit {
    /** Tokens of prompt and answer together, the way vLLM and SGLang count. */
    TOKENS,
    /** Characters of the prompt alone, in UTF-16 units, the way some hosted gateways count. */
    CHARACTERS
}
