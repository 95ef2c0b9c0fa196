import type { z } from 'zod';

/**
 * One method of the contract: what may be asked, and what comes back. Input is parsed on the privileged side; the
 * output type is carried by `output()` and needs no run-time check, because the renderer trusts its own host.
 */
export interface MethodSpec {
  readonly kind: 'query' | 'command';
  readonly input: z.ZodType;
  readonly output: { readonly type?: unknown };
}

export type ContractPart = Readonly<Record<string, MethodSpec>>;

/** Carries a type without a value. */
export function output<T>(): { readonly type?: T } {
  return {};
}
