import { join } from 'node:path';
import type { DraftValue } from '../../shared/model/response.ts';
import { call, open, testTemplate } from '../support/evaluator.ts';
import {
  admit,
  assignReviewers,
  carry,
  fillAll,
  handOver,
  issueAndOpen,
  newEvaluator,
  newOffice,
  newRoundAt,
  noticeDigits,
  openOffice,
  takeIn,
  workerForm,
} from '../support/round-trip.ts';

/** The streets of both rounds; one computer fills in for all of them. */
export const STREETS = testTemplate()
  .streets.slice(0, 3)
  .map(({ code9 }) => code9);

const SEATS = ['李晓明', '王芳', '赵强', '周敏'] as const;
type Backend = Awaited<ReturnType<typeof open>>;

/** What is said of an item of a street, where it is not what a test says of everything. */
export type Says = (leaf: string, form: string, unit: string) => DraftValue | undefined;

export interface Answers {
  readonly own: Says;
  readonly found: Says;
  /** Which option of every question a street's workers lean to: 0 for the best. */
  readonly option: (street: number) => number;
}

const folderOf = (folder: string, name: string) => join(folder, name);

async function admitAll(office: Backend, round: string, [street, ...others]: readonly Backend[]): Promise<void> {
  const desk = others.at(-1);
  if (street === undefined || desk === undefined) throw new Error('no computers');
  await admit(office, round, street, { role: 'street', units: STREETS });
  const persons: string[] = [];
  for (const reviewer of others.slice(0, -1)) persons.push(await admit(office, round, reviewer, { role: 'reviewer' }));
  await admit(office, round, desk, { role: 'survey' });
  await assignReviewers(office, round, persons);
}

/** Streets and reviewers answer everything, workers their questionnaire; all of it arrives at the office. */
async function answerAll(
  office: Backend,
  round: string,
  [street, ...others]: readonly Backend[],
  { own, found, option }: Answers,
): Promise<void> {
  const desk = others.at(-1);
  if (street === undefined || desk === undefined) throw new Error('no computers');
  await fillAll(street, round, own);
  for (const reviewer of others.slice(0, -1)) await fillAll(reviewer, round, found);
  const rows = STREETS.flatMap((unit, of) =>
    Array.from({ length: 12 }, (_, n) => workerForm(`${of + 1}${n + 1}`, unit, (n + option(of)) % 3)),
  );
  await call(desk, 'surveys.take', { round, form: 'worker', rows });
  for (const computer of [street, ...others]) {
    await takeIn(office, round, computer, await handOver(computer, round, computer !== desk));
  }
}

/** A sealed round of three streets; gives its id. The programs that made it are closed. */
export async function sealedRound(folder: string, answers: Answers): Promise<string> {
  const office = await newOffice(folderOf(folder, 'office'));
  const round = await newRoundAt(office.backend, STREETS);
  const computers: Backend[] = [];
  for (const name of SEATS) computers.push((await newEvaluator(folderOf(folder, name), name)).backend);
  await admitAll(office.backend, round, computers);
  await issueAndOpen(office.backend, round, computers);
  await answerAll(office.backend, round, computers, answers);
  const { rows } = await call(office.backend, 'board.get', { round });
  const open = rows.filter(({ cells }) => cells.some((cell) => cell.open)).map(({ unit }) => unit);
  await call(office.backend, 'decisions.seal', { round, seen: { streets: open, files: [] } });
  for (const backend of [...computers, office.backend]) backend.close();
  return round;
}

/** Opens the office and all computers between two parts of a story. */
async function between<T>(
  folder: string,
  act: (office: Backend, computers: readonly Backend[]) => Promise<T>,
): Promise<T> {
  const office = await openOffice(folderOf(folder, 'office'));
  const computers: Backend[] = [];
  for (const name of SEATS) computers.push(await open(folderOf(folder, name)));
  try {
    return await act(office, computers);
  } finally {
    for (const backend of [...computers, office]) backend.close();
  }
}

/** The next round gets people, and the figures of the last one, so that it can be issued. */
export function staffed(folder: string, round: string, last: string): Promise<void> {
  return between(folder, async (office, computers) => {
    const { content } = await call(office, 'rounds.get', { round: last });
    await call(office, 'rounds.saveParameters', { round, parameters: content.parameters });
    await admitAll(office, round, computers);
  });
}

/** All computers open the package that the office issued. */
export function opened(folder: string, round: string): Promise<void> {
  return between(folder, async (office, computers) => {
    const file = await call(office, 'rounds.packageAgain', { round });
    const digits = await noticeDigits(office);
    for (const computer of computers)
      await call(computer, 'rounds.open', { file: carry(office, file, computer), digits });
  });
}

export function answered(folder: string, round: string, answers: Answers): Promise<void> {
  return between(folder, (office, computers) => answerAll(office, round, computers, answers));
}
