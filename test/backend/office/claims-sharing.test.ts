import { expect, test } from 'vitest';
import type { CollectedClaims } from '../../../electron/backend/services/claims/collect-claims.ts';
import { shareClaims } from '../../../electron/backend/services/claims/share-claims.ts';

test('what is too much for one file is shared out by streets, and each file stands alone', () => {
  const stored = (sha256: string, size: number) => ({ sha256: sha256.repeat(64), size, crc: 0, mediatype: '' });
  const line = { record: 'f'.repeat(64), dev: 'd', by: 'p', at: '2026-01-01T00:00:00.000Z' };
  const street = (unit: string, papers: readonly ReturnType<typeof stored>[]): CollectedClaims => ({
    unit,
    lines: 1,
    submitted: false,
    answers: [],
    evidence: papers.map((one) => ({
      piece: {
        ...line,
        id: one.sha256.slice(0, 8),
        value: {
          t: 'evidence',
          no: '',
          title: 'x',
          docno: '',
          date: '',
          issuer: '',
          kind: '',
          pages: null,
          leaves: ['A1.1.1'],
          items: [],
          personal: false,
          secret: false,
          file: { sha256: one.sha256, name: 'x.pdf', bytes: one.size, mediatype: '' },
        },
      },
      stored: one,
    })),
  });
  const streets = [
    street('110102001', [stored('a', 40), stored('b', 50)]),
    street('110102003', [stored('a', 40), stored('c', 30)]),
    street('110102007', [stored('d', 90), stored('e', 20)]),
  ];
  const files = shareClaims(streets, 100);
  const seen = files.map(({ content, attachments }) => [
    content.streets.map(({ unit, evidence }) => [unit, evidence.map(({ bytes }) => bytes)]),
    attachments.map(({ sha256 }) => sha256[0]),
  ]);
  expect(seen).toEqual([
    [[['110102001', ['inside', 'inside']]], ['a', 'b']],
    [[['110102003', ['inside', 'inside']]], ['a', 'c']],
    [[['110102007', ['inside', 'office']]], ['d']],
  ]);
  expect(shareClaims(streets, 0)).toHaveLength(1);
});
