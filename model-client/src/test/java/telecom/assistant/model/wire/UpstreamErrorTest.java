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
            400 | {"error":{"message":"The decoder prompt (length 9000) is longer than the maximum model length of 8192. Make sure that `max_model_len` is no smaller than the number of text tokens."}} | CONTEXT_TOO_LONG
            400 | {"error":{"message":"The sum of prompt length (8300.0), query length (0) and max_tokens (500) should not exceed max_num_tokens (8192)"}} | CONTEXT_TOO_LONG
            500 | {"error":"Prompt length (9000) exceeds maximum input length (8192). Set log level to info and check"} | CONTEXT_TOO_LONG
            400 | {"error":{"message":"Input tokens exceed the configured limit of 272000 tokens. Your messages resulted in 300000 tokens. Please reduce the length of the messages."}} | CONTEXT_TOO_LONG
            400 | {"error":{"message":"Your input exceeds the context window of this model. Please adjust your input and try again."}} | CONTEXT_TOO_LONG
            400 | {"type":"error","error":{"type":"invalid_request_error","message":"prompt is too long: 209413 tokens > 200000 maximum"}} | CONTEXT_TOO_LONG
            400 | {"type":"error","error":{"type":"invalid_request_error","message":"input length and `max_tokens` exceed context limit: 188240 + 21333 > 200000"}} | CONTEXT_TOO_LONG
            400 | {"error":{"code":400,"message":"The input token count (1200000) exceeds the maximum number of tokens allowed (1048576).","status":"INVALID_ARGUMENT"}} | CONTEXT_TOO_LONG
            400 | [{"error":{"code":400,"message":"The input token count exceeds the maximum number of tokens allowed 1048576."}}] | CONTEXT_TOO_LONG
            400 | {"error":"Trying to keep the first 5000 tokens when context the overflows. However, the model is loaded with context length of only 4096 tokens"} | CONTEXT_TOO_LONG
            400 | {"error":"The number of tokens to keep from the initial prompt is greater than the context length."} | CONTEXT_TOO_LONG
            422 | {"error":"Input validation error: `inputs` tokens + `max_new_tokens` must be <= 4096. Given: 5000 `inputs` tokens","error_type":"validation"} | CONTEXT_TOO_LONG
            422 | {"error":"Input validation error: `inputs` must have less than 4095 tokens. Given: 5000"} | CONTEXT_TOO_LONG
            400 | {"message":"Prompt contains 40000 tokens and 0 draft tokens, too large for model with 32768 maximum context length"} | CONTEXT_TOO_LONG
            400 | {"message":"Input is too long for requested model."} | CONTEXT_TOO_LONG
            400 | {"error":{"message":"Range of input length should be [1, 30720]"}} | CONTEXT_TOO_LONG
            400 | {"error":{"message":"Prompt exceeds max length"}} | CONTEXT_TOO_LONG
            400 | {"message":"too many tokens: total number of tokens in the prompt exceeds the limit of 4081"} | CONTEXT_TOO_LONG
            400 | {"error":{"message":"max_tokens is too large: 9000. This model supports at most 4096 completion tokens"}} | UNSUPPORTED
            422 | {"detail":[{"loc":["body","max_tokens"],"msg":"Input should be less than or equal to 4096","input":9000}]} | UNSUPPORTED
            422 | {"detail":[{"loc":["body","user"],"msg":"Input should be a valid string","input":"tools"}]} | REJECTED
            429 | {"error":{"message":"Request too large for the model: limit 10000 tokens a minute"}} | OVERLOADED
            429 | {"error":{"code":"insufficient_quota"}} | UNAUTHORIZED
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
