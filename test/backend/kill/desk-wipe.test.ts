import { randomUUID } from 'node:crypto';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { patience } from '../../support/depth.ts';
import { call, open, UNIT } from '../../support/evaluator.ts';
import { filesWith } from '../../support/folder-bytes.ts';
import { createTestPorts } from '../../support/ports.ts';
import { openOffice } from '../../support/round-trip.ts';
import { SECRET, surveyBody } from '../../support/survey-bodies.ts';
import { tempDir } from '../../support/temp-dir.ts';
import { killOften, rubbishIn } from './killed.ts';
import { rowsOf, surveyRound } from './survey-round.ts';

const FORMS = 400;
const TIME = patience(120_000);

/** What lies on a desk whose program is closed. */
function onDisk(root: string) {
  const rows = rowsOf(
    root,
    `SELECT (SELECT count(*) FROM personal) AS texts, (SELECT count(*) FROM survey_form) AS forms,
       (SELECT count(*) FROM desk_wipe) AS wipes, (SELECT count(*) FROM record) AS lines`,
  );
  const made = readdirSync(join(root, 'outbox')).filter((name) => name.endsWith('.jpback')).length;
  return { rows, made, rubbish: rubbishIn(root), secret: filesWith(root, SECRET).length > 0 };
}

test('a killed wipe on a desk took all answers or none, and the next start ends it', { timeout: TIME }, async () => {
  const folder = tempDir();
  const body = (n: number) => surveyBody('WORKER', `W-${n + 1}`, UNIT, n);
  const { office: officeRoot, giver, file, round } = await surveyRound(folder, FORMS, body);
  const office = await openOffice(officeRoot, createTestPorts(randomUUID()));
  await call(office, 'intake.take', { round, file: office.files.register(file) });
  const { files } = await call(office, 'receipts.make', { round, devices: null });
  const desk = await open(giver, createTestPorts(randomUUID()));
  for (const one of files) {
    const path = office.files.path(one.ref) ?? '';
    await call(desk, 'handover.fromOffice', { file: desk.files.register(path, one.name) });
  }
  for (const one of [office, desk]) one.close();
  const whole = [{ texts: FORMS, forms: FORMS, wipes: 0, lines: FORMS }];
  const before = { rows: whole, made: 1, rubbish: [], secret: true };
  const gone = [{ texts: 0, forms: 0, wipes: 1, lines: FORMS }];
  const after = { rows: gone, made: 0, rubbish: [], secret: false };
  expect(onDisk(giver)).toEqual(before);

  const ends = { all: 0, nothing: 0 };
  const job = { prepared: giver, input: `${round}\n${FORMS}`, near: true };
  await killOften(folder, 'wipes.wipeDesk', job, async (killed) => {
    expect(killed.integrity).toBe('ok');
    const started = await open(killed.root, createTestPorts(randomUUID()));
    const { done } = await call(started, 'wipes.deskState', { round });
    const isWiped = done.length === 1;
    ends[isWiped ? 'all' : 'nothing'] += 1;
    expect(killed.done && !isWiped).toBe(false);
    // While the program runs, too.
    expect(filesWith(killed.root, SECRET).length > 0).toBe(!isWiped);
    started.close();
    expect(onDisk(killed.root)).toEqual(isWiped ? after : before);

    const again = await open(killed.root, createTestPorts(randomUUID()));
    const questionnaires = isWiped ? 0 : FORMS;
    const answer = await again.dispatch('wipes.wipeDesk', { round, questionnaires });
    expect(answer).toMatchObject(isWiped ? { error: { what: 'wipe_nothing' } } : { value: { state: 'nothing' } });
    again.close();
    expect(onDisk(killed.root)).toEqual(after);
  });
  expect(ends.all).toBeGreaterThan(0);
  expect(ends.nothing).toBeGreaterThan(0);
});
