import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { createFileLog } from '../../electron/backend/log.ts';
import { createSystemClock } from '../../electron/backend/system-clock.ts';
import { createSystemIds, uuidV7 } from '../../electron/backend/system-ids.ts';
import { createFakeClock } from '../support/ports.ts';
import { tempDir } from '../support/temp-dir.ts';

test('a UUID of version 7 is laid out as RFC 9562 shows it', () => {
  // Appendix A.6: 2022-02-22 14:22:22 −05:00, rand_a 0xCC3, rand_b 0x18C4DC0C0C07398F.
  const random = Uint8Array.from([0x0c, 0xc3, 0x18, 0xc4, 0xdc, 0x0c, 0x0c, 0x07, 0x39, 0x8f]);
  expect(uuidV7(0x017f22e279b0, random)).toBe('017f22e2-79b0-7cc3-98c4-dc0c0c07398f');
});

test('identifiers differ and follow the clock', () => {
  const clock = createFakeClock();
  const ids = createSystemIds(clock);
  const first = ids.uuid();
  expect(ids.uuid()).not.toBe(first);
  clock.advance(1);
  expect(ids.uuid() > first).toBe(true);
  expect(ids.bytes(24)).toHaveLength(24);
});

test('the clock speaks UTC and knows its offset', () => {
  const clock = createSystemClock();
  expect(clock.now()).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/);
  // The tests run in Asia/Shanghai.
  expect(clock.offset()).toBe('+08:00');
});

test('the log keeps no secrets and no answers', () => {
  const folder = tempDir();
  const log = createFileLog(folder, createFakeClock());
  log.error('internal', {
    method: 'setup.office',
    passphrase: 'correct horse',
    deep: { person: { name: '张三' }, list: [{ value: { t: 'ratio' } }], ms: 3 },
  });
  const text = readFileSync(join(folder, 'app.log'), 'utf8');
  expect(text).not.toMatch(/correct horse|张三|ratio/);
  expect(JSON.parse(text)).toEqual({
    at: '2026-09-01T01:00:00.000Z',
    level: 'error',
    event: 'internal',
    method: 'setup.office',
    passphrase: '[private]',
    deep: { person: '[private]', list: [{ value: '[private]' }], ms: 3 },
  });
});

test('the log moves on before it grows without end', () => {
  const folder = tempDir();
  const log = createFileLog(folder, createFakeClock());
  for (let n = 0; n < 1200; n += 1) log.info('filler', { n, padding: 'x'.repeat(3900) });
  expect(readdirSync(folder).sort()).toEqual(['app.1.log', 'app.2.log', 'app.log']);
  for (const file of readdirSync(folder)) expect(statSync(join(folder, file)).size).toBeLessThan(1_010_000);
  const last = readFileSync(join(folder, 'app.log'), 'utf8').trimEnd().split('\n').at(-1) ?? '';
  expect(JSON.parse(last)).toMatchObject({ n: 1199 });
});
