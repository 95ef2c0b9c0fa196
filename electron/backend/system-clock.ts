import type { Clock } from './ports.ts';

/** The computer's own clock. */
export function createSystemClock(): Clock {
  return {
    now: () => new Date().toISOString(),
    offset() {
      const minutes = -new Date().getTimezoneOffset();
      const size = Math.abs(minutes);
      const two = (n: number): string => String(n).padStart(2, '0');
      return `${minutes < 0 ? '-' : '+'}${two(Math.floor(size / 60))}:${two(size % 60)}`;
    },
  };
}
