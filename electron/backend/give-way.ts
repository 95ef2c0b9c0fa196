import { setImmediate } from 'node:timers/promises';
import type { Steps } from '../../shared/steps.ts';

/** Milliseconds of work after which whoever waits for an answer of this thread comes first. */
const STRETCH_MS = 2;
/** An answer takes more than one turn of the loop: one hears the question, another its body. */
const TURNS = 3;

/** Lets everything that waits for this thread run, questions of pages above all. */
export async function giveWay(): Promise<void> {
  for (let turn = 0; turn < TURNS; turn += 1) await setImmediate();
}

/** Does long work in stretches of a few milliseconds. What it needs must not be changed by others in between. */
export async function givingWay<T>(work: Steps<T>): Promise<T> {
  let end = performance.now() + STRETCH_MS;
  for (;;) {
    const step = work.next();
    if (step.done === true) return step.value;
    if (performance.now() < end) continue;
    await giveWay();
    end = performance.now() + STRETCH_MS;
  }
}
