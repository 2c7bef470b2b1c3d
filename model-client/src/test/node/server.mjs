// An OpenAI-compatible server from npm. What it answers depends on the last message. Prints its port, and ends when its
// input does.
import { LLMock } from "@copilotkit/aimock";

const REPLY = "이번 달 요금은 43,200원이에요. Your bill is 43,200 won.";
const server = new LLMock({ port: 0, logLevel: "silent" });

// The first that matches answers.
server.on({ userMessage: "OK" }, { content: "OK" });
server.on({ userMessage: "JSON object" }, { content: '{"ok":true}' });
server.on(
  { userMessage: "the one tool" },
  { toolCalls: [{ name: "confirm_ready", arguments: '{"code":"amber-41"}' }] },
);
server.on(
  { userMessage: "two calls" },
  {
    content: "확인해 볼게요.",
    toolCalls: [
      { name: "look_up_bill", arguments: '{"month":"11"}' },
      { name: "look_up_usage", arguments: "{}" },
    ],
  },
);
server.on({ userMessage: "bill" }, { content: REPLY }, { chunkSize: 3 });
server.on({ userMessage: "think" }, { content: REPLY, reasoning: "The subscriber asks for the bill." });
server.on({ userMessage: "call", hasToolResult: false }, { toolCalls: [{ name: "look_up_bill", arguments: '{"month":"11"}' }] });
server.on({ userMessage: "call", hasToolResult: true }, { content: REPLY });
server.on({ userMessage: "break off" }, { content: REPLY.repeat(20) }, { chunkSize: 3, latency: 20, disconnectAfterMs: 500 });
server.on({ userMessage: "long" }, { content: REPLY, finishReason: "length" });
server.on({ userMessage: "forbidden word" }, { content: REPLY, finishReason: "content_filter" });
server.on({ userMessage: "busy" }, { error: { message: "Rate limit reached", type: "rate_limit_error" }, status: 429 });
server.on(
  { userMessage: "key" },
  { error: { message: "Incorrect API key provided", type: "invalid_request_error", code: "invalid_api_key" }, status: 401 },
);
server.on(
  { userMessage: "too much" },
  {
    error: {
      message: "This model's maximum context length is 8192 tokens. However, your messages resulted in 9000 tokens.",
      type: "invalid_request_error",
      code: "context_length_exceeded",
    },
    status: 400,
  },
);

await server.start();
process.stdout.write(`port ${server.port}\n`);
process.stdin.on("end", () => server.stop().finally(() => process.exit())).resume();
