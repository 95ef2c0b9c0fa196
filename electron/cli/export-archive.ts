import type { Language } from '../../shared/model/text.ts';
import { extensionOf } from '../../shared/package-format/kinds.ts';
import { EXIT } from './exit-codes.ts';
import { refusedAnswer, type Answered } from './answered.ts';
import type { Office } from './open-office.ts';
import { textOf, type CommandWords } from './read-words.ts';
import { takeAway } from './take-away.ts';
import { word } from './words.ts';

/** `round.jparch`, or `round-1of3.jparch` and so on where there are several. */
function partName(out: string, n: number, of: number): string {
  if (of === 1) return out;
  const extension = extensionOf('arch');
  const stem = out.endsWith(extension) ? out.slice(0, -extension.length) : out;
  return `${stem}-${n}of${of}${extension}`;
}

/** Writes everything of a round to `--out`. */
export async function exportArchive(
  office: Office,
  { values }: CommandWords,
  language: Language,
): Promise<Answered | string> {
  const round = textOf(values, 'round');
  const out = textOf(values, 'out');
  if (round === undefined || out === undefined) return round === undefined ? '--round' : '--out';
  const made = await office.call('archive.make', { round });
  if (!made.ok) return refusedAnswer(made.error, language);
  const { files, kept, missing } = made.value;
  const written: string[] = [];
  for (const [index, file] of files.entries()) {
    const taken = takeAway(office, file, partName(out, index + 1, files.length));
    if (!taken.ok) return refusedAnswer(taken.error, language);
    written.push(taken.value);
  }
  return {
    // A file that is gone is said aloud, but what is there is written.
    code: missing.length === 0 ? EXIT.good : EXIT.open,
    lines: [
      ...written.map((file) => `${file}: ${word('packed', language)}`),
      `  ${word('files', language)}: ${kept}`,
      ...missing.map((name) => `  ${word('lost', language)}: ${name}`),
    ],
    json: [{ files: written, kept, missing }],
  };
}
