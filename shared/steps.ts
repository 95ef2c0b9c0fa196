/**
 * Work in small steps: it gives way at each `yield`, so that whoever runs it may do something else in between. A step
 * takes well under a millisecond.
 */
export type Steps<T> = Generator<undefined, T>;

const ITEMS = 50;

/** Does something with each item, giving way after some of them. */
export function* eachInSteps<T>(items: Iterable<T>, work: (item: T) => void): Steps<void> {
  let count = 0;
  for (const item of items) {
    work(item);
    count += 1;
    if (count % ITEMS === 0) yield;
  }
}

/** Runs all steps one after another. */
export function atOnce<T>(steps: Steps<T>): T {
  let step = steps.next();
  while (step.done !== true) step = steps.next();
  return step.value;
}
