/**
 * What the model can do beside talking. {@link telecom.assistant.gateway.tool.AssistantTool} is what a tool is, {@link
 * telecom.assistant.gateway.tool.ToolRegistry} holds those that are offered, {@link
 * telecom.assistant.gateway.tool.TurnTools} carries out the calls of one turn.
 */
package telecom.assistant.gateway.tool;
