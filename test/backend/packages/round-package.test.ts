import { describe, expect, test } from 'vitest';
import { inMemory } from '../../../electron/backend/packages/random-access.ts';
import type { TrustedKey } from '../../../electron/backend/packages/signatures.ts';
import { verifyPackage } from '../../../electron/backend/packages/verify-package.ts';
import { jwkOf, thumbprint } from '../../../electron/backend/crypto/public-key.ts';
import { signRoot } from '../../../electron/backend/packages/root-chain.ts';
import { aSigner, rootDocument, rootsOf } from '../../support/roots.ts';
import { aRound, roundPackage, ROOTS } from './a-round.ts';
import { bytesOf, KEY, OTHER, READ, ROUND, SIGNER, verdictOn } from './fixture.ts';

const { aud: _aud, ...ROUND_READ } = { ...READ, kind: 'round' as const };
const first = { ...ROUND_READ, keys: 'root-chain' as const };

async function verdict(bytes: Uint8Array, options: Partial<typeof READ> = {}): Promise<string> {
  const read = await verifyPackage(inMemory(bytes), { ...ROUND_READ, ...options });
  if (read.ok) return 'accepted';
  return read.error.code === 'package_refused' ? read.error.reason : read.error.code;
}

describe('round package', () => {
  test('gives the round back as it was, with the root of the office to compare', async () => {
    const content = aRound();
    const read = await verifyPackage(inMemory(await bytesOf(roundPackage(content))), first);
    expect(read.ok && read.value.info.round).toMatchObject({ content, chain: { versions: [{ signed: ROOTS[0] }] } });
    expect(read.ok && read.value.info.signer).toEqual({ kid: SIGNER.kid, jwk: SIGNER.jwk });
    expect(read.ok && read.value.info.records).toBe(0);
  });

  test('with the pinned key it is accepted again, with another it is held', async () => {
    const file = await bytesOf(roundPackage());
    expect(await verdict(file)).toBe('accepted');
    expect(await verdict(file, { keys: [{ kid: OTHER.kid, jwk: OTHER.jwk }] })).toBe('H_KEY_UNKNOWN');
    expect(await verdict(file, { round: 'another' })).toBe('E_ROUND');
  });

  test('the key that signed must stand in the office role of the root', async () => {
    const file = await bytesOf(roundPackage(aRound(), await rootsOf(OTHER)));
    expect(await verdict(file, first)).toBe('H_KEY_UNKNOWN');
    expect(await verdict(file)).toBe('E_ROOT');
    const root = aSigner(0x31);
    const wrong = rootDocument([root], { kid: SIGNER.kid, jwk: OTHER.jwk });
    expect(await verdict(await bytesOf(roundPackage(aRound(), [await signRoot(wrong, [root])])), first)).toBe('E_ROOT');
    const jwk = jwkOf(Buffer.from('01'.padEnd(64, '0'), 'hex'));
    const weak = rootDocument([root], { kid: thumbprint(jwk), jwk });
    expect(await verdict(await bytesOf(roundPackage(aRound(), [await signRoot(weak, [root])])), first)).toBe(
      'E_KEY_WEAK',
    );
  });

  test('what the content says must be what the manifest says', async () => {
    expect(await verdict(await bytesOf(roundPackage(aRound({ id: 'another' }))))).toBe('E_ROUND');
    const simulated = roundPackage(aRound({ simulated: true }));
    expect(await verdict(await bytesOf(simulated), { rehearsal: true })).toBe('accepted');
    expect(await verdict(await bytesOf({ ...simulated, critical: [] }))).toBe('E_REHEARSAL');
  });

  test('a roster with a weak or misnamed key is refused', async () => {
    const content = aRound();
    const [device] = content.roster.devices;
    const jwk = jwkOf(Buffer.alloc(32));
    const withDevice = (changes: object) =>
      bytesOf(roundPackage({ ...content, roster: { ...content.roster, devices: [{ ...device!, ...changes }] } }));
    expect(await verdict(await withDevice({ jwk, kid: thumbprint(jwk) }))).toBe('E_KEY_WEAK');
    expect(await verdict(await withDevice({ kid: SIGNER.kid }))).toBe('E_SCHEMA');
    expect(await verdict(await withDevice({ enc: 'age1' }))).toBe('E_KEY_WEAK');
  });

  test('a resource that is missing or of another shape is refused', async () => {
    const input = roundPackage();
    expect(await verdict(await bytesOf({ ...input, resources: input.resources.slice(1) }))).toBe('E_CONTENT_LIST');
    const [round, ...rest] = input.resources;
    const bent = (json: string) => bytesOf({ ...input, resources: [{ ...round!, bytes: Buffer.from(json) }, ...rest] });
    expect(await verdict(await bent('{}'))).toBe('E_SCHEMA');
    expect(await verdict(await bent('{ }'))).toBe('E_JSON_CANON');
  });

  test('a round package is no hand-over file', async () => {
    const trusted: readonly TrustedKey[] = [KEY];
    expect(await verdictOn(await bytesOf(roundPackage()), { keys: trusted, round: ROUND })).toBe('E_KIND');
  });
});
