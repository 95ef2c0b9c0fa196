import { join } from 'node:path';
import type { Language } from '../../shared/model/text.ts';
import { EXIT } from './exit-codes.ts';
import { refusedAnswer, type Answered } from './answered.ts';
import type { Office } from './open-office.ts';
import { textOf, type CommandWords } from './read-words.ts';
import { takeAway } from './take-away.ts';

/** Signs receipts and puts them into `--out`, else the folder that the command was started in. */
export async function writeReceipts(
  office: Office,
  { values }: CommandWords,
  language: Language,
): Promise<Answered | string> {
  const round = textOf(values, 'round') ?? (await onlyRound(office));
  if (round === null) return '--round';
  const device = textOf(values, 'device');
  const made = await office.call('receipts.make', { round, devices: device === undefined ? null : [device] });
  if (!made.ok) return refusedAnswer(made.error, language);
  const written: string[] = [];
  for (const file of made.value.files) {
    const taken = takeAway(office, file, join(textOf(values, 'out') ?? '.', file.name));
    if (!taken.ok) return refusedAnswer(taken.error, language);
    written.push(taken.value);
  }
  return { code: EXIT.good, lines: written, json: written.map((file) => ({ file })) };
}

/** The only round of the office; null where there are several or none. */
async function onlyRound(office: Office): Promise<string | null> {
  const rounds = await office.call('rounds.list', {});
  const [first] = rounds.ok ? rounds.value : [];
  return rounds.ok && rounds.value.length === 1 ? (first?.id ?? null) : null;
}
