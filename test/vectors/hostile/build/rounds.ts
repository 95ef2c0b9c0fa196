import { canonicalJson } from '../../../../shared/package-format/canonical-json.ts';
import type { SignedRoot } from '../../../../shared/package-format/root.ts';
import { jwkOf, thumbprint } from '../../../../electron/backend/crypto/public-key.ts';
import { signRoot } from '../../../../electron/backend/packages/root-chain.ts';
import { signBytes } from '../../../../electron/backend/packages/signatures.ts';
import type { NewPackage } from '../../../../electron/backend/packages/write-package.ts';
import { backWith, bytesOf, chainOf, OTHER, rawEntries, rawZip, SIGNER } from '../../../backend/packages/fixture.ts';
import { fixedKey } from '../../fixed-age.ts';
import { copyWithout, goodRoots, hidingRound, NEXT_ROOT, ROOT, rootOf, roundWith, smallRound } from '../../round-vector.ts';
import type { HostileCase } from './case.ts';

type Row = readonly [number | null, string, string, HostileCase['code'], () => Promise<Buffer>];

/** A package of the small round with these versions of the root. */
const withRoots = (...roots: readonly SignedRoot[]) => bytesOf(roundWith(roots));

async function withRoster(changes: object): Promise<Buffer> {
  const content = smallRound();
  const [device] = content.roster.devices;
  const devices = [{ ...device!, ...changes }];
  return bytesOf(roundWith(await goodRoots(), { ...content, roster: { ...content.roster, devices } }));
}

/** The good package with one resource written otherwise. */
async function withResource(path: string, change: (value: Record<string, unknown>) => string): Promise<Buffer> {
  const input = roundWith(await goodRoots());
  const resources = input.resources.map((resource) => {
    if (resource.path !== path || !('bytes' in resource)) return resource;
    const value: Record<string, unknown> = JSON.parse(Buffer.from(resource.bytes).toString('utf8'));
    return { ...resource, bytes: Buffer.from(change(value)) };
  });
  return bytesOf({ ...input, resources });
}

async function without(path: string): Promise<NewPackage> {
  const input = roundWith(await goodRoots());
  return { ...input, resources: input.resources.filter((resource) => resource.path !== path) };
}

const first = await signRoot(rootOf(1, null, [ROOT]), [ROOT]);
const second = rootOf(2, first, [ROOT, NEXT_ROOT]);
const weak = jwkOf(Buffer.from('01'.padEnd(64, '0'), 'hex'));
const both = { root: { kids: [ROOT.kid, NEXT_ROOT.kid], threshold: 2 }, office: { kids: [OTHER.kid], threshold: 1 } };
const keysOf = (...signers: readonly (typeof ROOT)[]) => Object.fromEntries(signers.map(({ kid, jwk }) => [kid, jwk]));

/** A root document that was signed for another purpose. */
async function signedAs(kind: 'round' | 'receipt'): Promise<SignedRoot> {
  const bytes = Buffer.from(canonicalJson(rootOf(1, null, [ROOT])));
  const { signatures } = await signBytes(kind, bytes, ROOT);
  return { payload: bytes.toString('base64url'), signatures };
}

/** One key that signs twice where two must sign. */
async function oneVoterTwice(): Promise<SignedRoot> {
  const document = { ...rootOf(1, null, [ROOT, NEXT_ROOT]), roles: both };
  const { payload, signatures } = await signRoot(document, [ROOT]);
  return { payload, signatures: [...signatures, ...signatures] };
}

const ROOTS: readonly Row[] = [
  [null, 'round', 'a round package with two versions of the root', 'ok', async () => withRoots(...(await goodRoots()))],
  [null, 'round-first-root', 'a root that was never changed', 'ok', () => withRoots(first)],
  [
    null,
    'round-expired',
    'a root that has run out: only a warning',
    'ok',
    async () => withRoots(await signRoot(rootOf(1, null, [ROOT], { expires: '2020-01-01T00:00:00.000Z' }), [ROOT])),
  ],
  [
    88,
    'root-skipped',
    'version 3 after version 1',
    'E_ROOT',
    async () => withRoots(first, await signRoot(rootOf(3, first, [ROOT, NEXT_ROOT]), [ROOT, NEXT_ROOT])),
  ],
  [88, 'root-not-first', 'chain begins with version 2', 'E_ROOT', async () => withRoots((await goodRoots())[1])],
  [
    88,
    'root-by-new-only',
    'version 2 signed only by a key of its own',
    'E_ROOT',
    async () => withRoots(first, await signRoot(rootOf(2, first, [NEXT_ROOT]), [NEXT_ROOT])),
  ],
  [
    88,
    'root-by-old-only',
    'version 2 signed only by the key before',
    'E_ROOT',
    async () => withRoots(first, await signRoot(second, [ROOT])),
  ],
  [
    88,
    'root-other-before',
    'version 2 names another version 1',
    'E_ROOT',
    async () => withRoots(first, await signRoot({ ...second, prev_sha256: '0'.repeat(64) }, [ROOT, NEXT_ROOT])),
  ],
  [
    88,
    'root-by-stranger',
    'signed by a key that is not in it',
    'E_ROOT',
    async () => withRoots(await signRoot(rootOf(1, null, [ROOT]), [SIGNER])),
  ],
  [52, 'root-one-voter', 'one key signs twice where two must', 'E_ROOT', async () => withRoots(await oneVoterTwice())],
  [50, 'root-typ', 'root signed as a round package', 'E_SIG_TYPE', async () => withRoots(await signedAs('round'))],
  [
    54,
    'root-weak-key',
    'key of small order in the root',
    'E_KEY_WEAK',
    async () => {
      const document = rootOf(1, null, [ROOT], { keys: { ...keysOf(ROOT, OTHER), [thumbprint(weak)]: weak } });
      return withRoots(await signRoot(document, [ROOT]));
    },
  ],
  [
    54,
    'root-misnamed-key',
    'key under the thumbprint of another',
    'E_ROOT',
    async () => {
      const document = rootOf(1, null, [ROOT], { keys: { ...keysOf(ROOT, OTHER), [SIGNER.kid]: NEXT_ROOT.jwk } });
      return withRoots(await signRoot(document, [ROOT]));
    },
  ],
];

const CONTENTS: readonly Row[] = [
  [
    42,
    'round-other-office',
    'signed by a key that is not in the office role',
    'H_KEY_UNKNOWN',
    async () => bytesOf(roundWith(await goodRoots(), smallRound(), SIGNER)),
  ],
  [4, 'round-back', 'hand-over file offered as a round', 'E_KIND', () => bytesOf(backWith(chainOf(2)))],
  [
    54,
    'roster-weak-key',
    'roster with a key of small order',
    'E_KEY_WEAK',
    () => withRoster({ jwk: weak, kid: thumbprint(weak) }),
  ],
  [
    64,
    'roster-misnamed-key',
    'roster with a key under another thumbprint',
    'E_SCHEMA',
    () => withRoster({ kid: OTHER.kid }),
  ],
  [
    54,
    'roster-recipient',
    'roster with a recipient that is none',
    'E_KEY_WEAK',
    async () => withRoster({ enc: (await fixedKey('device')).recipient.replace(/.$/, 'q') }),
  ],
  [23, 'round-no-weights', 'no weights', 'E_CONTENT_LIST', async () => bytesOf(await without('data/weights.json'))],
  [23, 'round-no-root', 'no root', 'E_CONTENT_LIST', async () => bytesOf(await without('data/root-chain.json'))],
  [64, 'round-empty', 'a resource of another shape', 'E_SCHEMA', () => withResource('data/round.json', () => '{}')],
  [62, 'round-spaces', 'a resource with spaces', 'E_JSON_CANON', () => withResource('data/round.json', () => '{ }')],
  [
    56,
    'round-other-id',
    'content of another round than the manifest says',
    'E_ROUND',
    () => withResource('data/round.json', (value) => canonicalJson({ ...value, id: 'x' })),
  ],
  [
    59,
    'round-simulated',
    'practice content that the manifest does not own up to',
    'E_REHEARSAL',
    () => withResource('data/round.json', (value) => canonicalJson({ ...value, simulated: true })),
  ],
];

const WEIGHTS = 'data/weights.json';
const hiding = async () => roundWith(await goodRoots(), hidingRound());

/** A copy with weights of the same length that are not those of the signed list. */
async function otherWeights(): Promise<Buffer> {
  const entries = await rawEntries(await hiding());
  return rawZip(
    entries.map(({ name, bytes }) => {
      if (name !== WEIGHTS) return { name, bytes };
      const text = Buffer.from(bytes).toString('utf8');
      if (!text.includes('"weight":40')) throw new Error('no weight of 40');
      return { name, bytes: Buffer.from(text.replace('"weight":40', '"weight":41')) };
    }),
  );
}

/** The weights may be left out by the list, but the signed policy does not say so. */
async function claimedOmissible(): Promise<Buffer> {
  const input = roundWith(await goodRoots());
  const resources = input.resources.map((one) => (one.path === WEIGHTS ? { ...one, omissible: true as const } : one));
  return copyWithout(WEIGHTS, { ...input, resources });
}

/** Packages of which a copy may leave the weights out (since 1.2). */
const COPIES: readonly Row[] = [
  [null, 'hidden-weights', 'good: the whole package', 'ok', async () => bytesOf(await hiding())],
  [null, 'without-weights', 'good: its copy without weights', 'ok', async () => copyWithout(WEIGHTS, await hiding())],
  [99, 'other-weights', 'other weights than were signed', 'E_CONTENT_HASH', otherWeights],
  [99, 'weights-claimed', 'weights left out that the policy does not hide', 'E_CONTENT_LIST', claimedOmissible],
  [
    99,
    'without-roster',
    'a copy that leaves out what it may not',
    'E_CONTENT_LIST',
    async () => copyWithout('data/roster.json', await hiding()),
  ],
];

/** Round packages, good and bad, as a computer reads its first one. */
export async function roundCases(): Promise<readonly HostileCase[]> {
  const cases: HostileCase[] = [];
  for (const [row, name, what, code, build] of [...ROOTS, ...CONTENTS, ...COPIES]) {
    cases.push({ row, name, what, kind: 'round', reader: 'newcomer', code, bytes: await build() });
  }
  return cases;
}
