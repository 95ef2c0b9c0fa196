import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Backend } from '../../electron/backend/create-backend.ts';
import type { FileRef } from '../../shared/contract/files.ts';
import type { Verdict } from '../../shared/contract/intake.ts';
import type { DraftValue, SurveyFormBody } from '../../shared/model/response.ts';
import type { DeviceRole } from '../../shared/model/round.ts';
import { call, completeAnswer, open, OTHER_UNIT, testTemplate, UNIT } from './evaluator.ts';
import { createTestPorts, type TestPorts } from './ports.ts';

export const PASSPHRASE = 'correct horse battery';

/** Once per run of the program the office gives its passphrase, so that encrypted files can be opened. */
export async function unlock(office: Backend): Promise<void> {
  await call(office, 'keys.unlock', { passphrase: PASSPHRASE });
}

/** An office's computer started again, with its passphrase given. */
export async function openOffice(root: string, ports: TestPorts = createTestPorts()): Promise<Backend> {
  const office = await open(root, ports);
  await unlock(office);
  return office;
}

export interface Computer {
  readonly backend: Backend;
  readonly root: string;
  readonly ports: TestPorts;
}

/** Carries a file on a stick from one computer to another. */
export function carry(from: Backend, file: FileRef, to: Backend): FileRef {
  const path = from.files.path(file.ref);
  if (path === undefined) throw new Error(`no file ${file.name}`);
  return to.files.register(path, file.name);
}

export function pathOf(backend: Backend, file: FileRef): string {
  const path = backend.files.path(file.ref);
  if (path === undefined) throw new Error(`no file ${file.name}`);
  return path;
}

export async function newOffice(root: string): Promise<Computer> {
  const ports = createTestPorts(`office ${root}`);
  const backend = await open(root, ports);
  await call(backend, 'setup.office', { name: '王主任', post: '主任', office: '西城区委编办', passphrase: PASSPHRASE });
  return { backend, root, ports };
}

export async function newEvaluator(root: string, name: string): Promise<Computer> {
  const ports = createTestPorts(`${name} ${root}`);
  const backend = await open(root, ports);
  await call(backend, 'setup.evaluator', { name, post: '' });
  return { backend, root, ports };
}

/** Makes a round of two streets with every source, and fills in all the figures. */
export async function newRoundAt(office: Backend, units: readonly string[] = [UNIT, OTHER_UNIT]): Promise<string> {
  const { id } = await call(office, 'rounds.create', {
    name: { zh: '测试轮', en: 'Test round' },
    period: { from: '2026-09-01', to: '2026-12-31' },
    units: [...units],
    sources: ['SELF', 'DEPT', 'WORKER', 'RESIDENT', 'REVIEW'],
    mode: 'weighted',
    simulated: true,
  });
  const { content } = await call(office, 'rounds.get', { round: id });
  const parameters = Object.fromEntries(
    content.units.map((unit) => [
      unit,
      Object.fromEntries(content.template.unitParameters.map((parameter) => [parameter.id, '10'])),
    ]),
  );
  await call(office, 'rounds.saveParameters', { round: id, parameters });
  return id;
}

/** The office admits a computer; gives the id of its person. */
export async function admit(
  office: Backend,
  round: string,
  evaluator: Backend,
  task: { readonly role: DeviceRole; readonly units?: readonly string[]; readonly departments?: readonly string[] },
): Promise<string> {
  const asked = await call(evaluator, 'devices.request', {});
  const request = await call(office, 'devices.readRequest', { round, file: carry(evaluator, asked, office) });
  const { digits } = await call(evaluator, 'devices.own', {});
  const device = await call(office, 'devices.admit', {
    round,
    request: request.request,
    role: task.role,
    person: null,
    units: [...(task.units ?? [])],
    departments: [...(task.departments ?? [])],
    digits,
  });
  const [person] = device.persons;
  if (person === undefined) throw new Error('a device without a person');
  return person;
}

/** Gives every street the same reviewers. */
export async function assignReviewers(office: Backend, round: string, persons: readonly string[]): Promise<void> {
  const { content } = await call(office, 'rounds.get', { round });
  const reviewers = Object.fromEntries(content.units.map((unit) => [unit, [...persons]]));
  await call(office, 'rounds.saveAssignments', { round, assignments: { ...content.assignments, reviewers } });
}

/** The digits on the office's printed notice. */
export async function noticeDigits(office: Backend): Promise<string> {
  return (await call(office, 'keys.state', {})).root?.digits ?? '';
}

export async function issueAndOpen(office: Backend, round: string, evaluators: readonly Backend[]): Promise<FileRef> {
  const { file } = await call(office, 'rounds.issue', { round, passphrase: PASSPHRASE });
  for (const evaluator of evaluators) {
    await call(evaluator, 'rounds.open', { file: carry(office, file, evaluator), digits: await noticeDigits(office) });
  }
  return file;
}

/** Answers every leaf of every sheet that this computer has; `change` may give another answer. */
export async function fillAll(
  evaluator: Backend,
  round: string,
  change: (leaf: string, form: string, unit: string) => DraftValue | undefined = () => undefined,
): Promise<void> {
  const { tasks } = await call(evaluator, 'responses.desk', { round });
  for (const { form, unit, rater, leaves } of tasks) {
    const sheet = await call(evaluator, 'responses.sheet', { round, unit, form, rater });
    for (const leaf of leaves) {
      const base = sheet.responses.find((one) => one.leaf === leaf)?.revision ?? 0;
      const points: DraftValue = { t: 'points', s: '85' };
      const isPoints = form === 'dept' && !['C3.2.1', 'C3.2.2'].includes(leaf);
      const value = change(leaf, form, unit) ?? (isPoints ? points : completeAnswer(leaf));
      await call(evaluator, 'responses.save', { round, unit, form, rater, leaf, value, note: '', base });
    }
  }
}

export async function handOver(evaluator: Backend, round: string, submit = false): Promise<FileRef> {
  return (await call(evaluator, 'handover.make', { round, submit })).file;
}

export async function takeIn(office: Backend, round: string, from: Backend, file: FileRef): Promise<Verdict> {
  return await call(office, 'intake.take', { round, file: carry(from, file, office) });
}

/** Seals the result as it is, with everything open that the screen would show. */
export async function sealAsSeen(office: Backend, round: string): Promise<void> {
  const { rows } = await call(office, 'board.get', { round });
  const aside = await call(office, 'intake.aside', { round });
  const streets = rows.filter(({ cells }) => cells.some(({ open: isOpen }) => isOpen)).map(({ unit }) => unit);
  await call(office, 'decisions.seal', { round, seen: { streets, files: aside.map(({ sha256 }) => sha256) } });
}

export function databaseBytes({ root }: Pick<Computer, 'root'>): Buffer {
  return readFileSync(join(root, 'jieping.db'));
}

/** A filled-in questionnaire of workers: the option with this number (0 = first) wherever it may be chosen. */
export function workerForm(serial: string, unit: string, option = 0): SurveyFormBody {
  const form = testTemplate().questionnaires.find((one) => one.id === 'WORKER');
  const answers = [...(form?.background ?? []), ...(form?.items ?? [])].flatMap((question) => {
    if (question.type === 'open') return [];
    const chosen = question.expected ?? (question.options?.[option] ?? question.options?.[0])?.id ?? '';
    return [[question.id, question.type === 'multi' ? [chosen] : chosen] as const];
  });
  return { serial, unit, answers: Object.fromEntries(answers) };
}
