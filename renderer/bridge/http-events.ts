import type { Events, Topic } from '../../shared/contract/events.ts';
import { TOPICS } from '../../shared/contract/events.ts';
import type { HttpSession } from './http-session.ts';

const FIRST_PAUSE = 500;
const LONGEST_PAUSE = 8000;

type Listener = (payload: unknown) => void;

function isTopic(value: unknown): value is Topic {
  return TOPICS.some((topic) => topic === value);
}

async function* lines(stream: ReadableStream<Uint8Array>): AsyncGenerator<string> {
  const reader = stream.getReader();
  const decoder = new TextDecoder();
  let rest = '';
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return;
    rest += decoder.decode(value, { stream: true });
    const parts = rest.split('\n');
    rest = parts.pop() ?? '';
    yield* parts.filter((part) => part.trim() !== '');
  }
}

const pause = (milliseconds: number) =>
  new Promise<void>((resolve) => {
    setTimeout(resolve, milliseconds);
  });

/** Keeps one event stream open from the first subscription on, and opens it again whenever it breaks. */
export function createHttpEvents(
  session: HttpSession,
): <T extends Topic>(topic: T, listener: (payload: Events[T]) => void) => () => void {
  const listeners = new Map<Topic, Set<Listener>>();
  let running = false;

  const deliver = (line: string) => {
    const event: unknown = JSON.parse(line);
    if (typeof event !== 'object' || event === null || !('topic' in event) || !('payload' in event)) return;
    if (!isTopic(event.topic)) return;
    for (const listener of listeners.get(event.topic) ?? []) listener(event.payload);
  };

  const listen = async () => {
    let wait = FIRST_PAUSE;
    for (;;) {
      try {
        const headers = await session.headers();
        if (headers === undefined) return;
        const response = await fetch('/events', { headers });
        if (response.status === 401 || response.status === 403) return;
        if (response.ok && response.body !== null) {
          wait = FIRST_PAUSE;
          for await (const line of lines(response.body)) deliver(line);
        }
      } catch {
        // The stream ends when the host stops or the line breaks; the pause below then grows.
      }
      await pause(wait);
      wait = Math.min(wait * 2, LONGEST_PAUSE);
    }
  };

  return (topic, listener) => {
    const set = listeners.get(topic) ?? new Set<Listener>();
    listeners.set(topic, set);
    // A line carries its topic, so a listener only ever gets the payload of its own.
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion
    const mine = listener as Listener;
    set.add(mine);
    if (!running) {
      running = true;
      void listen();
    }
    return () => set.delete(mine);
  };
}
