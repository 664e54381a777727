/** What the renderer holds is unknown to the compiler; the server's contract wants an object. */
export function toFormData(data: unknown): Record<string, unknown> {
  return typeof data === 'object' && data !== null && !Array.isArray(data) ? { ...data } : {};
}
