import { describe, expect, it } from 'vitest';
import { Evidence, type DraftEvidence } from '../../../shared/model/evidence.ts';
import { isDay, readEvidence } from '../../../shared/rules/evidence.ts';

const draft: DraftEvidence = {
  no: '',
  title: ' 批复 ',
  docno: '',
  date: '',
  issuer: '',
  kind: '',
  pages: null,
  leaves: ['A1.1.1'],
  items: [],
  personal: false,
  secret: false,
  file: null,
};

describe('what a description still lacks', () => {
  it('a title, a day that exists, and an indicator', () => {
    expect(readEvidence({ ...draft, title: ' ', date: '2026-02-30', leaves: [] })).toEqual({
      gaps: ['title', 'date', 'leaves'],
      value: null,
    });
  });

  it('is nothing once these are there, and then it fits a record', () => {
    const { gaps, value } = readEvidence({ ...draft, date: '2028-02-29' });
    expect(gaps).toEqual([]);
    expect(Evidence.parse(value)).toMatchObject({ t: 'evidence', title: '批复', date: '2028-02-29' });
  });

  it.each([
    ['2026-09-01', true],
    ['2026-13-01', false],
    ['2026-9-1', false],
    ['2027-02-29', false],
    ['', false],
  ])('%s is a day: %s', (text, is) => {
    expect(isDay(text)).toBe(is);
  });
});
