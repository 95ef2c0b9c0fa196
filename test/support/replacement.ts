import { cpSync } from 'node:fs';
import type { Backend } from '../../electron/backend/create-backend.ts';
import type { FileRef } from '../../shared/contract/files.ts';
import type { FromOffice } from '../../shared/contract/handover.ts';
import type { DraftValue } from '../../shared/model/response.ts';
import type { RosterDevice } from '../../shared/model/round.ts';
import { call, open, UNIT } from './evaluator.ts';
import {
  admit,
  assignReviewers,
  carry,
  handOver,
  issueAndOpen,
  newEvaluator,
  newOffice,
  newRoundAt,
  PASSPHRASE,
  noticeDigits,
  takeIn,
  type Computer,
} from './round-trip.ts';
import { tempDir } from './temp-dir.ts';

/** One answer of the street's own sheet. */
export async function answer(
  { backend }: Computer,
  round: string,
  leaf: string,
  value: DraftValue | null,
  note = '',
): Promise<void> {
  const sheet = await call(backend, 'responses.sheet', { round, unit: UNIT, form: 'self', rater: null });
  const base = sheet.responses.find((one) => one.leaf === leaf)?.revision ?? 0;
  await call(backend, 'responses.save', { round, unit: UNIT, form: 'self', rater: null, leaf, value, note, base });
}

export async function answerOf({ backend }: Computer, round: string, leaf: string) {
  const sheet = await call(backend, 'responses.sheet', { round, unit: UNIT, form: 'self', rater: null });
  return sheet.responses.find((one) => one.leaf === leaf);
}

/** The street hands over, the office takes it in. */
export async function deliver(street: Computer, office: Computer, round: string, submit = false) {
  return await takeIn(office.backend, round, street.backend, await handOver(street.backend, round, submit));
}

export async function deviceOf(office: Backend, round: string, kid?: string): Promise<RosterDevice> {
  const devices = await call(office, 'devices.list', { round });
  const device = devices.find((one) => (kid === undefined ? one.role === 'street' : one.kid === kid));
  if (device === undefined) throw new Error('no such computer');
  return device;
}

/** The new computer asks, the office lets it take the place of the old one and issues the package. */
export async function replaceWith(
  office: Computer,
  round: string,
  fresh: Computer,
  old: string,
  stop: string | null,
): Promise<RosterDevice> {
  const asked = await call(fresh.backend, 'devices.request', {});
  const request = await call(office.backend, 'devices.readRequest', {
    round,
    file: carry(fresh.backend, asked, office.backend),
  });
  const { digits: key } = await call(fresh.backend, 'devices.own', {});
  const device = await call(office.backend, 'devices.replace', {
    round,
    request: request.request,
    digits: key,
    old,
    stop,
  });
  const { file } = await call(office.backend, 'rounds.issue', { round, passphrase: PASSPHRASE });
  const digits = await noticeDigits(office.backend);
  await call(fresh.backend, 'rounds.open', { file: carry(office.backend, file, fresh.backend), digits });
  return device;
}

/** The office makes the file for a computer, and the computer takes it in. */
export async function handTo(office: Computer, round: string, device: string, to: Computer): Promise<FromOffice> {
  const made = await call(office.backend, 'devices.handFile', { round, device });
  return await fromOffice(office, made.file, to);
}

export async function fromOffice(office: Computer, file: FileRef, to: Computer): Promise<FromOffice> {
  return await call(to.backend, 'handover.fromOffice', { file: carry(office.backend, file, to.backend) });
}

/** A copy of everything that a computer keeps, as a backup or a cloned disk has it. */
export function cloneOf(computer: Computer): string {
  const root = tempDir();
  cpSync(computer.root, root, { recursive: true });
  return root;
}

export async function reopen(root: string, ports: Computer['ports']): Promise<Computer> {
  return { root, ports, backend: await open(root, ports) };
}

/** An office with a round, and a street that has opened it; `device` is the street's computer. */
export async function begin(): Promise<{ office: Computer; street: Computer; round: string; device: string }> {
  const office = await newOffice(tempDir());
  const round = await newRoundAt(office.backend);
  const street = await newEvaluator(tempDir(), '张三');
  await admit(office.backend, round, street.backend, { role: 'street', units: [UNIT] });
  const one = await newEvaluator(tempDir(), '李四');
  const two = await newEvaluator(tempDir(), '赵五');
  const reviewers = [
    await admit(office.backend, round, one.backend, { role: 'reviewer' }),
    await admit(office.backend, round, two.backend, { role: 'reviewer' }),
  ];
  await assignReviewers(office.backend, round, reviewers);
  await issueAndOpen(office.backend, round, [street.backend]);
  one.backend.close();
  two.backend.close();
  return { office, street, round, device: (await deviceOf(office.backend, round)).id };
}

/** What the office's board says about the street's own sheet. */
export async function selfCell(office: Computer, round: string) {
  return await call(office.backend, 'board.cell', { round, unit: UNIT, source: 'SELF' });
}
