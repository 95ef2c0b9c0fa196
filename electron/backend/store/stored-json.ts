/**
 * Reads JSON that this app wrote itself after checking it, without checking it again; `T` is what was written. Never
 * for anything that came from outside.
 */
export function storedJson<T>(text: string): T {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- checked before it was written
  return JSON.parse(text) as T;
}
