import { canonicalJson } from '../../../../shared/package-format/canonical-json.ts';
import { readStructure } from '../../../../shared/package-format/structure.ts';
import { inMemory } from '../../../../electron/backend/packages/random-access.ts';
import { sha256Hex } from '../../../../electron/backend/packages/records.ts';
import {
  backWith,
  bytesOf,
  bytesWithManifest,
  chainOf,
  DEVICE,
  OTHER,
  positionOf,
  rawEntries,
  rawZip,
  SIGNER,
  type RawEntry,
} from '../../../backend/packages/fixture.ts';
import { backCase, type HostileCase } from './case.ts';

const input = backWith(chainOf(2));
type Json = Readonly<Record<string, unknown>>;
type Row = readonly [number | null, string, string, HostileCase['code'], (manifest: Json) => Json | string];

/** The manifest with its first resource changed. */
function withResource(manifest: Json, changes: Json): Json {
  const list: unknown = manifest['resources'];
  if (!Array.isArray(list)) throw new Error('a manifest lists its resources');
  const [first, ...rest] = list as readonly Json[];
  return { ...manifest, resources: [{ ...first, ...changes }, ...rest] };
}
const zeros = '0'.repeat(64);
const otherRound = { id: 'x', package_seq: 1, package_sha256: zeros };
const otherLog = { ...positionOf(chainOf(2)), dev: 'x' };

const ROWS: readonly Row[] = [
  [null, 'unknown-member', 'unknown member', 'ok', (m) => ({ ...m, clock: { boot_jumps: 1 } })],
  [null, 'newer-writer', 'newer minor version that we may read', 'ok', (m) => ({ ...m, format_version: '1.9' })],
  [56, 'other-round', 'other round', 'E_ROUND', (m) => ({ ...m, round: otherRound })],
  [57, 'other-office', 'addressed to another office', 'E_AUD', (m) => ({ ...m, aud: [SIGNER.kid] })],
  [57, 'no-office', 'addressed to nobody', 'E_AUD', (m) => ({ ...m, aud: [] })],
  [58, 'newer-major', 'min_reader 2.0', 'E_VERSION_NEW', (m) => ({ ...m, min_reader: '2.0', resources: 'other' })],
  [58, 'newer-minor', 'min_reader 1.9', 'E_VERSION_NEW', (m) => ({ ...m, min_reader: '1.9' })],
  [59, 'unknown-critical', 'unknown critical feature', 'E_VERSION_NEW', (m) => ({ ...m, critical: ['sm2'] })],
  [59, 'practice-in-real', 'practice file, real round', 'E_REHEARSAL', (m) => ({ ...m, critical: ['rehearsal'] })],
  [60, 'doubled-name', 'doubled name', 'E_JSON_CANON', (m) => canonicalJson(m).replace('{', '{"aud":[],')],
  [61, 'proto', 'name __proto__', 'E_JSON_CANON', (m) => canonicalJson(m).replace('{', '{"__proto__":{},')],
  [
    61,
    'constructor',
    'name constructor',
    'E_JSON_CANON',
    (m) => canonicalJson(m).replace('"critical"', '"constructor":{},"critical"'),
  ],
  [62, 'pretty', 'pretty-printed', 'E_JSON_CANON', (m) => JSON.stringify(m, null, 2)],
  [71, 'manifest-bom', 'byte order mark in the manifest', 'E_JSON', (m) => `\uFEFF${canonicalJson(m)}`],
  [63, 'other-device', 'names another device', 'E_SIGNER', (m) => ({ ...m, signer: { device: 'x', kid: SIGNER.kid } })],
  [63, 'other-key', 'names another key', 'E_SIGNER', (m) => ({ ...m, signer: { device: DEVICE, kid: OTHER.kid } })],
  [63, 'other-log', 'log of another device', 'E_SIGNER', (m) => ({ ...m, log: otherLog })],
  [64, 'no-log', 'no log', 'E_MANIFEST', ({ log: _log, ...m }) => m],
  [64, 'member-missing', 'no created', 'E_MANIFEST', ({ created: _created, ...m }) => m],
  [64, 'bad-path', 'resource with a bad name', 'E_MANIFEST', (m) => withResource(m, { path: '../x' })],
  [4, 'manifest-kind', 'says round inside a hand-over file', 'E_KIND', (m) => ({ ...m, kind: 'round' })],
  [4, 'manifest-format', 'format of another kind', 'E_KIND', (m) => ({ ...m, format: 'jieping/round' })],
  [23, 'other-size', 'listed with another size', 'E_CONTENT_LIST', (m) => withResource(m, { bytes: 1 })],
  [75, 'other-hash', 'listed with another hash', 'E_CONTENT_HASH', (m) => withResource(m, { hash: `sha256:${zeros}` })],
];

/** Manifests that a patched program could write: every one properly signed by a known key. */
export async function manifestCases(): Promise<readonly HostileCase[]> {
  const cases: HostileCase[] = [];
  for (const [row, name, what, code, change] of ROWS) {
    cases.push(backCase(row, name, what, code, await bytesWithManifest(input, change)));
  }
  const good = await bytesOf(input);
  const flipped = Buffer.from(good);
  flipped[good.indexOf('"aud"') + 1]! ^= 1;
  cases.push(backCase(10, 'manifest-flipped', 'one bit flipped in the manifest', 'E_SIG_BAD', flipped));
  const office = await bytesOf({ ...input, kind: 'office' });
  cases.push(backCase(4, 'office-as-back', 'return ticket offered as a hand-over file', 'E_KIND', office));
  cases.push({ ...backCase(4, 'back-as-round', 'hand-over file offered as a round', 'E_KIND', good), kind: 'round' });
  const practice = await bytesOf({ ...input, critical: ['rehearsal'] });
  cases.push({ ...backCase(null, 'practice', 'practice file, practice round', 'ok', practice), reader: 'practice' });
  cases.push({
    ...backCase(59, 'real-in-practice', 'real file, practice round', 'E_REHEARSAL', good),
    reader: 'practice',
  });
  return [...cases, ...(await attachmentCases())];
}

/** Files that carry a photo; its name is the hash of its content. */
async function attachmentCases(): Promise<readonly HostileCase[]> {
  const photo = Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex');
  const hash = sha256Hex(photo);
  const named = (path: string, bytes = photo) =>
    bytesOf({
      ...input,
      resources: [...input.resources, { path, mediatype: 'image/png', role: 'attachment', bytes }],
    });
  const good = await named(`att/${hash.slice(0, 2)}/${hash}`);
  const replaced = Buffer.concat([photo.subarray(0, -1), Buffer.from('X')]);
  const entries = (await rawEntries({ ...input, resources: [...input.resources] })).slice(3);
  const [mimetype, manifest, signatures] = readParts(good);
  const swapped = rawZip([
    mimetype,
    manifest,
    signatures,
    ...entries,
    { name: `att/${hash.slice(0, 2)}/${hash}`, bytes: replaced },
  ]);
  return [
    backCase(75, 'photo-replaced', 'photo replaced, CRC redone', 'E_CONTENT_HASH', swapped),
    backCase(
      76,
      'photo-name',
      'photo whose name is not its hash',
      'E_CONTENT_HASH',
      await named(`att/ab/ab${hash.slice(2)}`),
    ),
    backCase(76, 'photo-folder', 'photo in the wrong folder', 'E_CONTENT_HASH', await named(`att/00/${hash}`)),
  ];
}

/** The leading entries of a good file. */
function readParts(file: Buffer): [RawEntry, RawEntry, RawEntry] {
  const layout = readStructure(inMemory(file));
  if (!layout.ok) throw new Error(layout.error);
  const [first, second, third] = layout.value.entries.map(({ name, start, size }) => ({
    name,
    bytes: file.subarray(start, start + size),
  }));
  return [first!, second!, third!];
}
