import { copyFileSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { DeviceRole } from '../../shared/model/round.ts';
import type { Language } from '../../shared/model/text.ts';
import { call, open, OTHER_UNIT, testTemplate, UNIT } from '../support/evaluator.ts';
import {
  admit,
  assignReviewers,
  fillAll,
  handOver,
  issueAndOpen,
  newEvaluator,
  newOffice,
  newRoundAt,
  pathOf,
  type Computer,
} from '../support/round-trip.ts';

export interface Seat {
  readonly name: string;
  readonly role: DeviceRole;
  readonly units?: readonly string[];
  readonly departments?: readonly string[];
}

/** One computer of each kind, and two reviewers as every street needs. */
export const STREET = { name: '李晓明', role: 'street', units: [UNIT] } as const satisfies Seat;
export const REVIEWER = { name: '王芳', role: 'reviewer' } as const satisfies Seat;
export const SECOND_REVIEWER = { name: '赵强', role: 'reviewer' } as const satisfies Seat;
export const DEPARTMENT = { name: '周处长', role: 'department', departments: ['D01'] } as const satisfies Seat;
export const SEATS: readonly Seat[] = [STREET, REVIEWER, SECOND_REVIEWER, DEPARTMENT];

export function streetName(unit: string, language: Language): string {
  const street = testTemplate().streets.find((one) => one.code9 === unit);
  if (street === undefined) throw new Error(`no street ${unit}`);
  return street[language];
}

export interface IssuedRound {
  readonly office: Computer;
  readonly round: string;
  /** The package, as it would lie on a stick. */
  readonly file: string;
  /** Data folder of each computer, by its person's name; the program that had it open is closed. */
  readonly folderOf: (name: string) => string;
}

/**
 * A round made, staffed and issued by the handlers, to begin a story where its own part begins. The computers are set
 * up and admitted; with `opened` they have opened the package too.
 */
export async function issuedRound(
  folder: string,
  {
    opened,
    seats = SEATS,
    units = [UNIT, OTHER_UNIT],
  }: { readonly opened: boolean; readonly seats?: readonly Seat[]; readonly units?: readonly string[] },
): Promise<IssuedRound> {
  const office = await newOffice(join(folder, 'office'));
  const round = await newRoundAt(office.backend, units);
  const folderOf = (name: string): string => join(folder, `computer of ${name}`);
  const reviewers: string[] = [];
  const computers: Computer[] = [];
  for (const { name, ...task } of seats) {
    const computer = await newEvaluator(folderOf(name), name);
    const person = await admit(office.backend, round, computer.backend, task);
    if (task.role === 'reviewer') reviewers.push(person);
    computers.push(computer);
  }
  await assignReviewers(office.backend, round, reviewers);
  const evaluators = computers.map(({ backend }) => backend);
  const issued = await issueAndOpen(office.backend, round, opened ? evaluators : []);
  for (const backend of evaluators) backend.close();
  const file = join(folder, issued.name);
  copyFileSync(pathOf(office.backend, issued), file);
  return { office, round, file, folderOf };
}

/** What stands in one sheet of a computer whose program is closed, by leaf. */
export async function storedAnswers(
  root: string,
  round: string,
  { unit, form }: { readonly unit: string; readonly form: 'self' | 'dept' | 'review' },
) {
  const backend = await open(root);
  try {
    const { tasks } = await call(backend, 'responses.desk', { round });
    const task = tasks.find((one) => one.unit === unit && one.form === form);
    if (task === undefined) throw new Error(`no sheet ${form} of ${unit}`);
    const { rater } = task;
    const sheet = await call(backend, 'responses.sheet', { round, unit, form, rater });
    return new Map(sheet.responses.map((response) => [response.leaf, response]));
  } finally {
    backend.close();
  }
}

/** Fills in everything on each computer, submits it, and puts the hand-over files into one folder, as sticks arrive. */
export async function handedOver(folder: string, made: IssuedRound, seats: readonly Seat[] = SEATS): Promise<string[]> {
  const post = join(folder, 'post');
  mkdirSync(post, { recursive: true });
  const files: string[] = [];
  for (const { name } of seats) {
    const backend = await open(made.folderOf(name));
    await fillAll(backend, made.round);
    const file = await handOver(backend, made.round, true);
    const path = join(post, file.name);
    copyFileSync(pathOf(backend, file), path);
    backend.close();
    files.push(path);
  }
  return files;
}
