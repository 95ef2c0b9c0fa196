import type { Language } from '../../shared/model/text.ts';
import type { Inspection } from '../backend/packages/audit/inspect-file.ts';
import { headingLine } from './lines.ts';
import { textTable } from './text-table.ts';
import { factRows, word, type Fact } from './words.ts';

interface About {
  readonly path: string;
  readonly encrypted: boolean;
  readonly size: number;
  /** Whether what names or describes people may be shown. */
  readonly personal: boolean;
}

/** A request names the person who made it. */
function payloadOf({ payload }: Inspection, personal: boolean): unknown {
  if (personal || typeof payload !== 'object' || payload === null) return payload;
  return Object.fromEntries(Object.entries(payload).filter(([name]) => name !== 'person'));
}

/** One line of JSON about a file. */
export function inspectionJson(found: Inspection, { path, encrypted, size, personal }: About): string {
  const { kind, signers, manifest, matches, log } = found;
  const payload = payloadOf(found, personal);
  return JSON.stringify({
    file: path,
    encrypted,
    size,
    kind,
    signers,
    manifest,
    payload,
    contentsAsListed: matches,
    log,
    personalTexts: found.personal,
    claims: found.claims,
    proven: false,
  });
}

function countText(counts: Readonly<Record<string, number>>): string {
  return Object.entries(counts)
    .map(([name, count]) => `${name} ${count}`)
    .join(' · ');
}

function manifestFacts({ manifest }: Inspection): readonly Fact[] {
  if (manifest === null) return [];
  const { round, created, signer, log } = manifest;
  return [
    ['round', round.id],
    ['packageSeq', round.package_seq],
    ['created', created],
    ['signer', signer.device],
    ['head', log?.head ?? null],
  ];
}

function logFacts({ log }: Inspection): readonly Fact[] {
  if (log === null) return [];
  return [
    ['records', log.records],
    ['byOp', countText(log.byOp)],
    ['byForm', countText(log.byForm)],
    ['byUnit', countText(log.byUnit)],
  ];
}

function claimFacts({ claims }: Inspection): readonly Fact[] {
  if (claims === null) return [];
  return [
    ['claimedStreets', claims.streets],
    ['claimedAnswers', claims.answers],
    ['claimedEvidence', claims.evidence],
  ];
}

function resourceLines({ manifest }: Inspection, language: Language): readonly string[] {
  if (manifest === null || manifest.resources.length === 0) return [];
  const rows = manifest.resources.map(({ path, bytes, role }) => [`    ${path}`, String(bytes), role]);
  return [`  ${word('resources', language)}`, ...textTable(rows, new Set([1]))];
}

/** The same for people. */
export function inspectionLines(found: Inspection, about: About, language: Language): readonly string[] {
  const { kind, signers, matches, personal } = found;
  const facts: readonly Fact[] = [
    ...manifestFacts(found),
    ['key', signers.join(' ')],
    ...logFacts(found),
    ...claimFacts(found),
    ['personal', personal || null],
    ['contents', matches === null ? null : word(matches ? 'match' : 'differ', language)],
    ['size', about.size],
  ];
  const payload = payloadOf(found, about.personal);
  const shown = payload === null ? [] : JSON.stringify(payload, null, 2).split('\n');
  return [
    headingLine(about.path, { kind, encrypted: about.encrypted }, null, language),
    ...textTable(factRows(facts, language)),
    ...resourceLines(found, language),
    ...shown.map((line) => `  ${line}`),
    `  ${word('notProven', language)}`,
  ];
}
