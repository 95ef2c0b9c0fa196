import { vi } from 'vitest';
import { bridge } from '../../renderer/bridge/bridge.ts';
import type { Answer, Input, Method, Output } from '../../shared/contract/index.ts';
import type { Topic } from '../../shared/contract/events.ts';
import { ok } from '../../shared/result.ts';
import { asReal } from './as-real.ts';

/** What the host of a test answers, by method; a part of the output is enough where a screen looks at no more. */
export type HostAnswers = {
  readonly [M in Method]?: (input: Input<M>) => { readonly [K in keyof Output<M>]?: unknown } | null;
};

export interface FakeHost {
  /** Every question so far, in order. */
  readonly asked: { readonly method: Method; readonly input: unknown }[];
  /** Says to the screens that something happened; what is said with it is not looked at. */
  readonly tell: (topic: Topic) => void;
}

/**
 * Puts a host behind the screens that answers what the test says, with success; a method that is not listed gets
 * `rest`, which may refuse. `vi.restoreAllMocks()` ends it.
 */
export function fakeHost(
  answers: HostAnswers,
  rest: (method: Method, input: Readonly<Record<string, unknown>>) => object = () => ok(null),
): FakeHost {
  const asked: FakeHost['asked'] = [];
  const listeners: { readonly topic: Topic; readonly listener: () => void }[] = [];
  vi.spyOn(bridge, 'call').mockImplementation(<M extends Method>(method: M, input: Input<M>) => {
    asked.push({ method, input });
    const given = answers[method];
    return Promise.resolve(asReal<Answer<M>>(given === undefined ? rest(method, input) : ok(given(input))));
  });
  vi.spyOn(bridge, 'on').mockImplementation((topic, listener) => {
    listeners.push({ topic, listener: asReal<() => void>(listener) });
    return () => undefined;
  });
  return {
    asked,
    tell: (topic) => {
      for (const one of listeners.filter((heard) => heard.topic === topic)) one.listener();
    },
  };
}
