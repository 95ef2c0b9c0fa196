import { useEffect, useRef } from 'react';
import type { Events, Topic } from '../../shared/contract/events.ts';
import { bridge } from '../bridge/bridge.ts';

/** Hears a fact from the host for as long as the screen is shown. */
export function useTopic<T extends Topic>(topic: T, listener: (payload: Events[T]) => void): void {
  const latest = useRef(listener);
  useEffect(() => {
    latest.current = listener;
  });
  useEffect(
    () =>
      bridge.on(topic, (payload) => {
        latest.current(payload);
      }),
    [topic],
  );
}
