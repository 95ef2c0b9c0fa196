import { join } from 'node:path';
import { packageRefused } from '../../shared/errors.ts';
import type { Language } from '../../shared/model/text.ts';
import { ROOT_URN, typedDigits } from '../../shared/package-format/digits.ts';
import { extensionOf, PACKAGE_KINDS } from '../../shared/package-format/kinds.ts';
import { refusedAs, type Audit } from '../backend/packages/audit/audit.ts';
import { auditFile } from '../backend/packages/audit/audit-file.ts';
import { EXIT, worstOf, type ExitCode } from './exit-codes.ts';
import { hashOf, withFileAt } from './file-at.ts';
import { withPrivateSpool } from './private-spool.ts';
import { errorJson, headingLine, reasonLines } from './lines.ts';
import { readIdentities } from './read-keys.ts';
import { textOf, type CommandWords } from './read-words.ts';
import type { Terminal } from './terminal.ts';
import { textTable } from './text-table.ts';
import { usage, keyProblem } from './usage.ts';
import { factRows, OPEN_WORDS, word, type Fact } from './words.ts';

export const VERIFY_OPTIONS = {
  identity: { type: 'string' },
  root: { type: 'string' },
  json: { type: 'boolean' },
  lang: { type: 'string' },
} as const;

interface Judgement {
  readonly audit: Audit;
  readonly size: number | null;
  readonly sha256: string | null;
}

const CODES: Readonly<Record<Audit['standing'], ExitCode>> = {
  good: EXIT.good,
  refused: EXIT.refused,
  open: EXIT.open,
};

function codeOf({ audit }: Judgement): ExitCode {
  // A disk that cannot be read says nothing about the file.
  return audit.error !== null && audit.error.code !== 'package_refused' ? EXIT.trouble : CODES[audit.standing];
}

function standingOf(found: Judgement): Audit['standing'] | 'trouble' {
  return codeOf(found) === EXIT.trouble ? 'trouble' : found.audit.standing;
}

function json(path: string, found: Judgement, language: Language): string {
  const { audit, size, sha256 } = found;
  return JSON.stringify({
    file: path,
    standing: standingOf(found),
    exit: codeOf(found),
    kind: audit.kind,
    encrypted: audit.encrypted,
    size,
    sha256,
    error: errorJson(audit.error, language),
    open: audit.open === null ? null : { code: audit.open, said: OPEN_WORDS[audit.open][language] },
    root: audit.root,
    facts: audit.facts,
  });
}

function factsOf({ facts }: Audit): readonly Fact[] {
  if (facts === null) return [];
  const { label, device, kid } = facts.signer;
  return [
    ['round', facts.round],
    ['packageSeq', facts.packageSeq],
    ['rehearsal', facts.rehearsal ? '✓' : null],
    ['created', facts.created],
    ['signer', label === null ? device : `${label} ${device}`],
    ['key', kid],
    ['records', facts.head === null ? null : facts.records],
    ['head', facts.head],
    ['bodiesMissing', facts.bodiesMissing || null],
    ['attachments', facts.attachments || null],
  ];
}

function plain(path: string, found: Judgement, language: Language): readonly string[] {
  const { audit, sha256, size } = found;
  const root: readonly Fact[] =
    audit.root === null
      ? []
      : [
          ['rootDigits', audit.root.digits.at(-1) ?? null],
          ['rootExpires', audit.root.expires],
        ];
  const facts: readonly Fact[] = [...factsOf(audit), ...root, ['size', size], ['sha256', sha256]];
  return [
    headingLine(path, audit, word(standingOf(found), language), language),
    ...reasonLines(audit, language),
    ...textTable(factRows(facts, language)),
  ];
}

/** A name that promises another kind would let a script take one for the other. */
function compareName(path: string, audit: Audit): Audit {
  const promised = PACKAGE_KINDS.find((kind) => path.toLowerCase().endsWith(extensionOf(kind)));
  if (promised === undefined || audit.kind === null || promised === audit.kind) return audit;
  return audit.standing === 'refused' ? audit : refusedAs(packageRefused('E_KIND'), audit);
}

/** 25 digits as they are printed, or what the QR code beside them says. */
function isRootText(text: string): boolean {
  return typedDigits(text) !== null || text.startsWith(ROOT_URN);
}

/** Judges each file; the exit code is that of the worst. */
export async function verify(
  { values, files }: CommandWords,
  language: Language,
  terminal: Terminal,
): Promise<ExitCode> {
  if (files.length === 0) return usage(terminal, language, 'FILE');
  const digits = textOf(values, 'root');
  if (digits !== undefined && !isRootText(digits)) return usage(terminal, language, `--root ${digits}`);
  const identities = readIdentities(values);
  if (!identities.ok) return keyProblem(terminal, language, identities.error);
  return await withPrivateSpool(async (folder) => {
    const codes: ExitCode[] = [];
    for (const path of files) {
      const options = {
        identities: identities.value,
        spool: join(folder, 'plain'),
        digits: digits ?? null,
      };
      const read = await withFileAt(path, async (file): Promise<Judgement> => ({
        audit: compareName(path, await auditFile(file, options)),
        size: file.size,
        sha256: hashOf(file),
      }));
      const found = read.ok ? read.value : { audit: refusedAs(read.error), size: null, sha256: null };
      if (values['json'] === true) terminal.out(json(path, found, language));
      else for (const line of plain(path, found, language)) terminal.out(line);
      codes.push(codeOf(found));
    }
    return worstOf(codes);
  });
}
