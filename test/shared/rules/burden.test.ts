import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { burdenOf, MINUTES, minutesOf, roundedTime } from '../../../shared/rules/burden.ts';
import { testTemplate } from '../../support/evaluator.ts';

const { leaves } = testTemplate();
const self = leaves.filter((leaf) => leaf.sources.some(({ id }) => id === 'SELF'));
const leaf = (code: string) => leaves.find((one) => one.code === code)!;
const nothing = { done: new Set<string>(), notApplicable: new Set<string>(), there: new Set<string>() };

test('an empty sheet asks for every answer and every required paper', () => {
  const all = burdenOf(self, 'self', nothing);
  const papers = self.flatMap(({ evidence }) => evidence).filter(({ required }) => required).length;
  expect(all).toMatchObject({ answers: self.length, papers });
  const minutes = self.reduce((sum, one) => sum + minutesOf(one, 'self'), 0) + papers * MINUTES.paper;
  expect(all.minutes).toBe(minutes);
  expect(papers).toBeGreaterThan(50);
});

test('each kind of answer takes what the table says', () => {
  expect(minutesOf(leaf('A2.2.2'), 'self')).toBe(MINUTES.graded);
  expect(minutesOf(leaf('A2.1.1'), 'self')).toBe(MINUTES.ratio);
  expect(minutesOf(leaf('A2.1.1'), 'dept')).toBe(MINUTES.points);
  const { method } = leaf('A1.1.1');
  expect(method.type === 'checklist' && minutesOf(leaf('A1.1.1'), 'self')).toBe(
    method.type === 'checklist' && method.items.length * MINUTES.checklist,
  );
});

test('what is done, does not apply or is there is asked for no more', () => {
  const before = burdenOf(self, 'self', nothing);
  const done = burdenOf(self, 'self', { ...nothing, done: new Set(['A2.2.2']) });
  expect(before.minutes - done.minutes).toBe(MINUTES.graded);
  const paper = leaf('A2.1.1').evidence[0]!;
  const there = burdenOf(self, 'self', { ...nothing, there: new Set([paper.id]) });
  expect([before.papers - there.papers, before.minutes - there.minutes]).toEqual([1, MINUTES.paper]);
  const wanted = leaf('A3.2.2').evidence.filter(({ required }) => required).length;
  const without = burdenOf(self, 'self', { ...nothing, notApplicable: new Set(['A3.2.2']) });
  expect(before.papers - without.papers).toBe(wanted);
  // Papers are asked of streets only.
  expect(burdenOf(self, 'review', nothing).papers).toBe(0);
});

test('time is rounded up to five minutes', () => {
  expect([0, 1, 5, 56, 60, 61, 130].map(roundedTime)).toEqual([
    { hours: 0, minutes: 0 },
    { hours: 0, minutes: 5 },
    { hours: 0, minutes: 5 },
    { hours: 1, minutes: 0 },
    { hours: 1, minutes: 0 },
    { hours: 1, minutes: 5 },
    { hours: 2, minutes: 10 },
  ]);
});

test('the document names every kind with its minutes', () => {
  const text = readFileSync(new URL('../../../docs/burden.md', import.meta.url), 'utf8');
  const rows = [...text.matchAll(/^\| `(\w+)` \| (\d+) \|/gm)].map(([, kind, minutes]) => [kind, Number(minutes)]);
  expect(Object.fromEntries(rows)).toEqual(MINUTES);
});
