package telecom.assistant.model;

/**
 * How much a request asks of a model: a deployment may send hard requests to its large tier and the rest to small ones.
 */
public enum Effort {
    ROUTINE,
    HARD
}
