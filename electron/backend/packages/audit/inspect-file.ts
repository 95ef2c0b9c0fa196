import { packageRefused, type AppError } from '../../../../shared/errors.ts';
import type { Layout, PlacedEntry } from '../../../../shared/package-format/container.ts';
import { CLAIMS, ClaimsContent, type StreetClaims } from '../../../../shared/package-format/claims.ts';
import type { PackageKind } from '../../../../shared/package-format/kinds.ts';
import { LIMITS } from '../../../../shared/package-format/limits.ts';
import { readManifest, type Manifest } from '../../../../shared/package-format/manifest.ts';
import { LOG, MANIFEST, PERSONAL } from '../../../../shared/package-format/names.ts';
import type { RandomAccess } from '../../../../shared/package-format/structure.ts';
import { ok, refuse, type Result } from '../../../../shared/result.ts';
import { fromBase64url } from '../../crypto/base64url.ts';
import { hashPass } from '../hash-pass.ts';
import { linesOf } from '../line-reader.ts';
import { readEntry } from '../open-package.ts';
import { readPersonal } from '../personal-pass.ts';
import { readRecord } from '../record-pass.ts';
import { signerNames } from '../signatures.ts';
import { openEnvelope } from '../single-json.ts';
import { parseStrict } from '../strict-json.ts';
import type { Outside } from './look-outside.ts';

type Counts = Readonly<Record<string, number>>;

/** How many lines a log has of each sort; says nothing about anybody. */
export interface LogCounts {
  readonly records: number;
  readonly byOp: Counts;
  readonly byForm: Counts;
  readonly byUnit: Counts;
}

/** What the claims for a reviewer hold; says nothing about anybody. */
export interface ClaimCounts {
  readonly streets: number;
  /** Indicators with an answer, over all streets. */
  readonly answers: number;
  readonly evidence: number;
}

/** What a file says about itself. Nothing here is proven: that is what `auditFile` is for. */
export interface Inspection {
  readonly kind: PackageKind;
  /** Thumbprints of the keys that the signatures name. */
  readonly signers: readonly string[];
  readonly manifest: Manifest | null;
  /** Signed part of a single JSON file. */
  readonly payload: unknown;
  /** Whether all content is what the manifest lists; null for a single JSON file. */
  readonly matches: boolean | null;
  readonly log: LogCounts | null;
  /** Personal texts in the file. */
  readonly personal: number;
  /** Null for a file without claims. */
  readonly claims: ClaimCounts | null;
}

function entryOf(layout: Layout, name: string): PlacedEntry | undefined {
  return layout.entries.find((entry) => entry.name === name);
}

function count(into: Map<string, number>, name: string): void {
  into.set(name, (into.get(name) ?? 0) + 1);
}

function sorted(counts: ReadonlyMap<string, number>): Counts {
  return Object.fromEntries([...counts].toSorted(([a], [b]) => (a < b ? -1 : 1)));
}

/** Parsed records of a log, one after the other; ends with a refusal at the first line that is none. */
export function* recordsIn(file: RandomAccess, layout: Layout): Generator<ReturnType<typeof readRecord>> {
  const entry = entryOf(layout, LOG);
  if (entry === undefined) return;
  for (const line of linesOf(file, entry)) {
    const record = line.ok ? readRecord(line.value) : line;
    yield record;
    if (!record.ok) return;
  }
}

/** The same for the personal texts. */
export function* personalIn(file: RandomAccess, layout: Layout): Generator<ReturnType<typeof readPersonal>> {
  const entry = entryOf(layout, PERSONAL);
  if (entry === undefined) return;
  for (const line of linesOf(file, entry)) {
    const personal = line.ok ? readPersonal(line.value) : line;
    yield personal;
    if (!personal.ok) return;
  }
}

function countLog(file: RandomAccess, layout: Layout): Result<LogCounts | null, AppError> {
  if (entryOf(layout, LOG) === undefined) return ok(null);
  const [byOp, byForm, byUnit] = [new Map<string, number>(), new Map<string, number>(), new Map<string, number>()];
  let records = 0;
  for (const record of recordsIn(file, layout)) {
    if (!record.ok) return refuse(packageRefused(record.error, `${LOG}:${records + 1}`));
    records += 1;
    count(byOp, record.value.op);
    count(byForm, record.value.slot.form);
    count(byUnit, record.value.slot.unit);
  }
  return ok({ records, byOp: sorted(byOp), byForm: sorted(byForm), byUnit: sorted(byUnit) });
}

/** The claims of a file; null where there are none, or where they cannot be read. */
export function claimsIn(file: RandomAccess, layout: Layout): ClaimsContent | null {
  const entry = entryOf(layout, CLAIMS);
  if (entry === undefined || entry.size > LIMITS.jsonResource) return null;
  const value = parseStrict(readEntry(file, entry));
  return value.ok ? (ClaimsContent.safeParse(value.value).data ?? null) : null;
}

function countClaims(content: ClaimsContent | null): ClaimCounts | null {
  if (content === null) return null;
  const sum = (of: (street: StreetClaims) => number) => content.streets.reduce((all, street) => all + of(street), 0);
  return {
    streets: content.streets.length,
    answers: sum(({ answers }) => answers.length),
    evidence: sum(({ evidence }) => evidence.length),
  };
}

function countPersonal(file: RandomAccess, layout: Layout): Result<number, AppError> {
  let lines = 0;
  for (const line of personalIn(file, layout)) {
    lines += 1;
    if (!line.ok) return refuse(packageRefused(line.error, `${PERSONAL}:${lines}`));
  }
  return ok(lines);
}

function inspectContainer(
  file: RandomAccess,
  { kind, layout }: Extract<Outside, { form: 'container' }>,
): Result<Inspection, AppError> {
  const value = parseStrict(readEntry(file, layout.entries[1]));
  const manifest = value.ok ? readManifest(value.value, kind) : value;
  if (!manifest.ok) return refuse(packageRefused(manifest.error, MANIFEST));
  const signers = signerNames(readEntry(file, layout.entries[2]));
  if (!signers.ok) return refuse(packageRefused(signers.error));
  const log = countLog(file, layout);
  if (!log.ok) return log;
  const personal = countPersonal(file, layout);
  if (!personal.ok) return personal;
  const matches = hashPass(file, layout, manifest.value).ok;
  return ok({
    kind,
    signers: signers.value,
    manifest: manifest.value,
    payload: null,
    matches,
    log: log.value,
    personal: personal.value,
    claims: countClaims(claimsIn(file, layout)),
  });
}

function inspectJson({ kind, bytes }: Extract<Outside, { form: 'json' }>): Result<Inspection, AppError> {
  const envelope = openEnvelope(bytes, kind);
  if (!envelope.ok) return refuse(packageRefused(envelope.error));
  const { payload, signatures } = envelope.value;
  const inner = fromBase64url(payload);
  const value = inner === null ? refuse('E_SIG_FORMAT' as const) : parseStrict(inner);
  if (!value.ok) return refuse(packageRefused(value.error));
  const signers = signerNames({ signatures });
  if (!signers.ok) return refuse(packageRefused(signers.error));
  const base = { manifest: null, matches: null, log: null, personal: 0, claims: null };
  return ok({ ...base, kind, signers: signers.value, payload: value.value });
}

/** Reads what stands in a file without judging who wrote it. Refusals: those of the format. */
export function inspectFile(
  file: RandomAccess,
  outside: Exclude<Outside, { form: 'encrypted' }>,
): Result<Inspection, AppError> {
  return outside.form === 'container' ? inspectContainer(file, outside) : inspectJson(outside);
}
