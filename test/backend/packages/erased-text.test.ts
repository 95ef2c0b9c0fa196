import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { inMemory } from '../../../electron/backend/packages/random-access.ts';
import { commitment, personalLine } from '../../../electron/backend/packages/records.ts';
import { verifyPackage } from '../../../electron/backend/packages/verify-package.ts';
import { runs } from '../../support/depth.ts';
import { backWith, bytesOf, chainOf, personalResource, READ, ROUND } from './fixture.ts';

const UNIT = '110102001';
const Texts = fc.uniqueArray(
  fc.record({ serial: fc.stringMatching(/^W-\d{4}$/), said: fc.string({ maxLength: 40 }), erased: fc.boolean() }),
  { selector: ({ serial }) => serial, minLength: 1, maxLength: 12 },
);

/** What stays in every store after an erasure: the record with its commitment. What goes: the line with salt and text. */
async function verified(
  texts: readonly { readonly serial: string; readonly said: string; readonly erased: boolean }[],
) {
  const bodies = texts.map(({ serial, said, erased }, index) => {
    const salt = Buffer.alloc(16, index + 1);
    const text = JSON.stringify({ serial, unit: UNIT, answers: { said } });
    return { serial, erased, p: commitment(salt, text), line: personalLine(salt, text) };
  });
  const records = chainOf(bodies.length, (seq) => {
    const { serial, p } = bodies[seq - 1]!;
    return { slot: { round: ROUND, unit: UNIT, form: 'worker', q: '*', n: serial }, val: { t: 'form', p } };
  });
  const kept = bodies.filter(({ erased }) => !erased).map(({ line }) => line);
  const input = backWith(records);
  const file = kept.length === 0 ? input : { ...input, resources: [...input.resources, personalResource(kept)] };
  const bytes = await bytesOf(file);
  return { bytes, head: records.at(-1)?.hash, read: await verifyPackage(inMemory(bytes), READ) };
}

test('P17: whatever personal text was erased, even all of it, chain and signature verify, and no word of it stays', async () => {
  await fc.assert(
    fc.asyncProperty(Texts, async (texts) => {
      const [some, none, all] = await Promise.all([
        verified(texts),
        verified(texts.map((text) => ({ ...text, erased: false }))),
        verified(texts.map((text) => ({ ...text, said: `secret-${text.serial}`, erased: true }))),
      ]);
      const gone = texts.filter(({ erased }) => erased).length;
      expect([some, none, all].map(({ read }) => read.ok && read.value.info.bodiesMissing)).toEqual([
        gone,
        0,
        texts.length,
      ]);
      // The same records, with the same hashes, whether the text is there or not.
      expect(some.head).toBe(none.head);
      expect(some.read.ok && some.read.value.info.manifest.log?.head).toBe(none.head);
      expect(all.bytes.includes('secret-')).toBe(false);
    }),
    runs(0.25),
  );
});
