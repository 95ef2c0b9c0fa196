import { expect, test } from 'vitest';
import { checkPublicKey, jwkOf, thumbprint } from '../../../electron/backend/crypto/public-key.ts';
import { signedBack } from '../../vectors/hostile/build/signatures.ts';
import { backWith, bytesOf, chainOf, DEVICE, KEY, OTHER, SIGNER, verdictOn } from './fixture.ts';

test('a weak key in the list of trusted ones proves nothing', async () => {
  const jwk = jwkOf(Buffer.from('01'.padEnd(64, '0'), 'hex'));
  const kid = thumbprint(jwk);
  const file = await signedBack(kid, Buffer.alloc(64, 1));
  expect(await verdictOn(file, { keys: [{ kid, jwk, device: DEVICE }] })).toBe('E_KEY_WEAK');
});

test('a key listed under a thumbprint that is not its own is not used', async () => {
  const file = await bytesOf(backWith(chainOf(2)));
  expect(await verdictOn(file, { keys: [{ ...KEY, jwk: { ...OTHER.jwk } }] })).toBe('E_KEY_WEAK');
});

test('a sound key passes, with the thumbprint of RFC 8037 appendix A.3', () => {
  expect(checkPublicKey(SIGNER.jwk)).toEqual({ ok: true, value: SIGNER.jwk });
  expect(thumbprint(SIGNER.jwk)).toBe('kPrK_qmxVWaYVA9wwBF6Iuo3vVzz7TxHCTwXBygrS4k');
});
