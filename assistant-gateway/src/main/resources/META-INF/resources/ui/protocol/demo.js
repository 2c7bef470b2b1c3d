/**
 * The demonstration's configuration: subscribers, addresses, and which parts are stand-ins.
 *
 * @returns {Promise<import('./messages.d.ts').DemoConfig>}
 */
export async function demoConfig() {
  const response = await fetch('/demo/config', { signal: AbortSignal.timeout(10_000) });
  if (!response.ok) throw new Error(`status ${response.status}`);
  return response.json();
}
