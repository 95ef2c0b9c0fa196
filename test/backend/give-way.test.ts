import { expect, test } from 'vitest';
import { givingWay } from '../../electron/backend/give-way.ts';
import { atOnce, eachInSteps, type Steps } from '../../shared/steps.ts';

function* busy(ms: number): Steps<string> {
  const end = performance.now() + ms;
  while (performance.now() < end) yield;
  return 'done';
}

test('long work lets whoever waits run, many times before it ends', async () => {
  const heard: string[] = [];
  let ended = false;
  const ask = (): void => {
    heard.push('asked');
    if (!ended) setImmediate(ask);
  };
  setImmediate(ask);
  expect(await givingWay(busy(60))).toBe('done');
  ended = true;
  expect(heard.length).toBeGreaterThan(3);
});

test('short work is done before anybody else runs', async () => {
  let ran = false;
  setImmediate(() => {
    ran = true;
  });
  const work = givingWay(
    (function* (): Steps<number> {
      yield;
      return 1;
    })(),
  );
  expect(ran).toBe(false);
  expect(await work).toBe(1);
});

test('what goes wrong in a step ends the work', async () => {
  const work = function* (): Steps<never> {
    yield;
    throw new Error('power cut');
  };
  await expect(givingWay(work())).rejects.toThrow('power cut');
});

test('each item is done once, in order, whoever runs the steps', async () => {
  const items = Array.from({ length: 1234 }, (_, n) => n);
  const collect = (into: number[]): Steps<void> => eachInSteps(items, (item) => void into.push(item));
  const [slow, fast]: [number[], number[]] = [[], []];
  await givingWay(collect(slow));
  atOnce(collect(fast));
  expect(slow).toEqual(items);
  expect(fast).toEqual(items);
});
