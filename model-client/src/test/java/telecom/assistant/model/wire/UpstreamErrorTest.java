package telecom.assistant.model.wire;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import telecom.assistant.model.ModelFailure.Reason;

class UpstreamErrorTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            400 | {"error":{"message":"This model's maximum context length is 131072 tokens."}} | CONTEXT_TOO_LONG
            400 | {"object":"error","message":"Requested token count exceeds the model's maximum context length"} | CONTEXT_TOO_LONG
            400 | {"error":{"message":"too long","code":"context_length_exceeded"}} | CONTEXT_TOO_LONG
            400 | {"error":{"code":400,"message":"the request exceeds the available context size","type":"invalid_request_error"}} | CONTEXT_TOO_LONG
            400 | {"error":{"code":400,"message":"try increasing it","type":"exceed_context_size_error"}} | CONTEXT_TOO_LONG
            400 | {"detail":"Unknown field"} | REJECTED
            422 | not json | REJECTED
            401 | {"error":"bad key"} | UNAUTHORIZED
            402 | {"error":{"message":"Insufficient balance"}} | UNAUTHORIZED
            403 | <html></html> | UNAUTHORIZED
            404 | {"error":{"message":"The model `x` does not exist."}} | NOT_FOUND
            302 | moved | NOT_FOUND
            429 | {} | OVERLOADED
            503 | {"detail":"maintenance"} | OVERLOADED
            500 | {"error":{"code":500}} | UNAVAILABLE
            504 | gateway time-out | UNAVAILABLE
            """)
    void namesTheReasonOfARefusal(int status, String body, Reason expected) {
        assertThat(UpstreamError.of(body).reasonUnderStatus(status)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {"error":{"message":"The request queue is full.","type":"SERVICE_UNAVAILABLE","code":503}} | OVERLOADED
            {"error":{"message":"The request queue is full."}} | OVERLOADED
            {"error":{"message":"slow down","code":429}} | OVERLOADED
            {"error":{"message":"engine died","type":"InternalServerError","code":500}} | INTERRUPTED
            {"error":"something"} | INTERRUPTED
            {"object":"error","message":"bad","code":400} | REJECTED
            """)
    void namesTheReasonOfAnErrorWithinTheStream(String event, Reason expected) {
        assertThat(UpstreamError.of(event).isError()).isTrue();
        assertThat(UpstreamError.of(event).reasonInStream()).isEqualTo(expected);
    }
}
