import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Signer } from '../../../electron/backend/crypto/key-ring.ts';
import {
  officeKidsEver,
  officeKeysOf,
  readRootChain,
  rootChainJson,
  signRoot,
  walkRoots,
} from '../../../electron/backend/packages/root-chain.ts';
import { matchesDigits, qrText, ROOT_URN, typedDigits } from '../../../shared/package-format/digits.ts';
import type { RootDocument, SignedRoot } from '../../../shared/package-format/root.ts';
import { runs } from '../../support/depth.ts';
import { aSigner, rootDocument } from '../../support/roots.ts';

const a = aSigner(1);
const b = aSigner(2);
const c = aSigner(3);
const d = aSigner(4);
const office = aSigner(5);
const other = aSigner(6);
type Change = Partial<RootDocument> & { readonly threshold?: number };

/** Two of three hold the first version. */
const first = await signRoot(rootDocument([a, b, c], office, { threshold: 2 }), [a, b]);

async function verdict(roots: readonly SignedRoot[]): Promise<string> {
  const chain = await walkRoots(roots);
  return chain.ok ? `version ${chain.value.last.document.version}` : chain.error;
}
async function shaOf(signed: SignedRoot): Promise<string> {
  const chain = await walkRoots([signed]);
  if (!chain.ok) throw new Error(chain.error);
  return chain.value.last.sha256;
}
const prev_sha256 = await shaOf(first);
const second = (roots: readonly Signer[], signers: readonly Signer[], change: Change = {}) =>
  signRoot(rootDocument(roots, other, { version: 2, prev_sha256, threshold: 2, ...change }), signers);

describe('the chain of roots', () => {
  test('row 88: goes on only with enough keys of the version before and of its own', async () => {
    expect(await verdict([first, await second([a, b, d], [a, b])])).toBe('version 2');
    expect(await verdict([first, await second([a, b, d], [b, d])])).toBe('E_ROOT');
    expect(await verdict([first, await second([b, c, d], [b, c])])).toBe('version 2');
    // Signed by the new keys alone, by one of two, by nobody known.
    expect(await verdict([first, await second([d, other], [d, other])])).toBe('E_ROOT');
    expect(await verdict([first, await second([a, b, d], [a])])).toBe('E_ROOT');
    expect(await verdict([first, await second([a, b, c], [d, other])])).toBe('E_ROOT');
    // The old ones agree, but the new ones have not shown that they exist.
    expect(await verdict([first, await second([c, d], [a, b])])).toBe('E_ROOT');
  });

  test('row 88: a version that is left out, or another one before it, is refused', async () => {
    const skipped = await second([a, b, c], [a, b], { version: 3 });
    expect(await verdict([first, skipped])).toBe('E_ROOT');
    expect(await verdict([await second([a, b, c], [a, b])])).toBe('E_ROOT');
    expect(await verdict([first, await second([a, b, c], [a, b], { prev_sha256: 'f'.repeat(64) })])).toBe('E_ROOT');
    expect(await verdict([first, first])).toBe('E_ROOT');
    expect(await verdict([])).toBe('E_SCHEMA');
  });

  test('row 52: the same key twice has one vote', async () => {
    expect(await verdict([await signRoot(rootDocument([a, b], office, { threshold: 2 }), [a, a])])).toBe('E_ROOT');
    const [one] = first.signatures;
    expect(await verdict([{ ...first, signatures: [one!, one!, one!] }])).toBe('E_ROOT');
    const nine = { ...first, signatures: Array.from({ length: 9 }, () => one!) };
    expect(await verdict([nine])).toBe('E_SIG_FORMAT');
  });

  test('one bad signature of a known key refuses all; one of a stranger does not count', async () => {
    const stranger = await signRoot(rootDocument([a, b, c], office, { threshold: 2 }), [d, a, b]);
    expect(await verdict([stranger])).toBe('version 1');
    const [one, two] = first.signatures;
    const bad = { ...two!, signature: one!.signature };
    expect(await verdict([{ ...first, signatures: [one!, bad] }])).toBe('E_SIG_BAD');
  });

  test('a version in between may have expired long ago', async () => {
    const old = '2001-01-01T00:00:00.000Z';
    expect(await verdict([first, await second([a, b, c], [a, b], { expires: old })])).toBe('version 2');
  });

  test('the last version says who signs; earlier keys stay known as addresses', async () => {
    const chain = await walkRoots([first, await second([a, b, c], [a, b])]);
    if (!chain.ok) throw new Error(chain.error);
    expect(officeKeysOf(chain.value).map(({ kid }) => kid)).toEqual([other.kid]);
    expect(officeKidsEver(chain.value)).toEqual([office.kid, other.kid]);
    expect(chain.value.anchor).toBe(prev_sha256);
    const bytes = Buffer.from(rootChainJson(chain.value.versions.map(({ signed }) => signed)));
    expect(await readRootChain(bytes)).toEqual(chain);
  });

  test('weak keys, misnamed keys and roles without their keys are refused', async () => {
    const weak = rootDocument([a], { kid: office.kid, jwk: { ...office.jwk, x: 'A'.repeat(43) } });
    expect(await verdict([await signRoot(weak, [a])])).toBe('E_KEY_WEAK');
    const misnamed = rootDocument([a], { kid: other.kid, jwk: office.jwk });
    expect(await verdict([await signRoot(misnamed, [a])])).toBe('E_ROOT');
    const pointless = rootDocument([a], office, { recipients: [{ use: 'primary', age: `age1${'q'.repeat(58)}` }] });
    expect(await verdict([await signRoot(pointless, [a])])).toBe('E_KEY_WEAK');
    await expect(signRoot(rootDocument([a], office, { threshold: 2 }), [a])).rejects.toThrow('custom');
    await expect(signRoot({ ...rootDocument([a], office), keys: {} }, [a])).rejects.toThrow('custom');
  });

  test('any set of signers is judged by the two thresholds', async () => {
    const all = [a, b, c, d];
    await fc.assert(
      fc.asyncProperty(fc.subarray(all), fc.subarray(all, { minLength: 2 }), async (signers, roots) => {
        if (signers.length === 0) return;
        const next = await second(roots, signers);
        const votes = (of: readonly Signer[]) => signers.filter((one) => of.includes(one)).length;
        const good = votes([a, b, c]) >= 2 && votes(roots) >= 2;
        expect(await verdict([first, next])).toBe(good ? 'version 2' : 'E_ROOT');
      }),
      runs(0.2),
    );
  });
});

describe('25 digits', () => {
  const hash = Uint8Array.from({ length: 32 }, (_, index) => index * 7);
  test('are read however they are typed', () => {
    const plain = '1234567890123456789012345';
    for (const text of [plain, '12345 67890 12345 67890 12345', '１２３４５－67890-12345—67890  12345\n']) {
      expect(typedDigits(text)).toBe(plain);
    }
    for (const text of ['', plain.slice(1), `${plain}6`, `${plain.slice(1)}a`]) expect(typedDigits(text)).toBeNull();
  });

  test('the QR text means the same as the digits, and only with its own prefix', () => {
    const text = qrText(hash, ROOT_URN);
    expect(text).toBe(ROOT_URN + Buffer.from(hash).toString('base64url'));
    expect(matchesDigits(` ${text}\n`, hash, ROOT_URN)).toBe(true);
    expect(matchesDigits(text.replace('root', 'toor'), hash, ROOT_URN)).toBe(false);
    expect(matchesDigits(`${text}A`, hash, ROOT_URN)).toBe(false);
  });
});
