import { z } from 'zod';
import { contract } from './index.ts';

/** FNV-1a, 32 bits: tells two texts apart, protects nothing. */
function fnv1a(text: string, seed: number): string {
  let hash = seed;
  for (let index = 0; index < text.length; index += 1) {
    hash = Math.imul(hash ^ text.charCodeAt(index), 0x01_00_01_93);
  }
  return (hash >>> 0).toString(16).padStart(8, '0');
}

/**
 * Sixteen hex digits that change when a method, its kind or its input changes. The page is built with one and the
 * host says its own in `app.hello`; a page of another build must reload before it sends anything.
 */
export function contractRevision(): string {
  const text = Object.entries(contract)
    .map(([name, spec]) => [name, spec.kind, JSON.stringify(z.toJSONSchema(spec.input, { unrepresentable: 'any' }))])
    .map((line) => line.join(' '))
    .sort()
    .join('\n');
  return fnv1a(text, 0x81_1c_9d_c5) + fnv1a(text, 0x01_00_01_93);
}
