/**
 * What the model can do besides talking. {@link telecom.assistant.gateway.tool.AssistantTool} is a tool, {@link
 * telecom.assistant.gateway.tool.ToolRegistry} holds the tools that are offered, and {@link
 * telecom.assistant.gateway.tool.TurnTools} carries out the calls of one turn.
 */
package telecom.assistant.gateway.tool;
