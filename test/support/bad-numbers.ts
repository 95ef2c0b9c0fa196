/** Where NaN, Infinity or −0 stands in a value, by its path. */
export function badNumbers(value: unknown, path = ''): string[] {
  if (typeof value === 'number') return Number.isFinite(value) && !Object.is(value, -0) ? [] : [`${path}: ${value}`];
  if (value instanceof Map) return [...value].flatMap(([key, one]) => badNumbers(one, `${path}.${String(key)}`));
  if (value instanceof Float64Array) return badNumbers([...value], path);
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, one]) => badNumbers(one, `${path}.${key}`));
}
