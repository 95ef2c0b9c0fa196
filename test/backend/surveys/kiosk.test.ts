import { expect, it } from 'vitest';
import { isRelevant } from '../../../shared/scoring/survey/validity.ts';
import { ask, call, evaluator, open, OTHER_UNIT, ROUND, testTemplate, UNIT } from '../../support/evaluator.ts';
import { tempDir } from '../../support/temp-dir.ts';

function answers(): Record<string, string> {
  const questionnaire = testTemplate().questionnaires.find(({ id }) => id === 'RESIDENT')!;
  const given: Record<string, string> = {};
  for (const question of [...questionnaire.background, ...questionnaire.items]) {
    if (!isRelevant(question, given) || question.type === 'open') continue;
    const barred = [...(question.ineligible ?? []), ...(question.exclusive ?? [])];
    const usable = (question.options ?? []).map(({ id }) => id).find((id) => !barred.includes(id));
    given[question.id] = question.type === 'nps' ? '9' : (question.expected ?? usable ?? '');
  }
  return given;
}

const OPEN = { round: ROUND, form: 'resident', unit: UNIT, community: null, pin: '2468' } as const;

it('stays a tablet over a start, keeps whole interviews only, and ends by its number alone', async () => {
  const root = tempDir();
  const first = await evaluator(root, { role: 'survey', units: [UNIT] });
  expect(await call(first, 'kiosk.shown', {})).toBeNull();
  expect(await ask(first, 'kiosk.open', { ...OPEN, unit: OTHER_UNIT })).toMatchObject({ ok: false });
  await call(first, 'kiosk.open', OPEN);
  first.close();

  const backend = await open(root);
  expect(await call(backend, 'app.hello', {})).toMatchObject({ kiosk: true });
  expect(await call(backend, 'kiosk.shown', {})).toMatchObject({ form: 'resident', questionnaire: { id: 'RESIDENT' } });
  const part = await ask(backend, 'kiosk.hand', { answers: { RB1: 'o2' }, seconds: 5 });
  expect(part).toMatchObject({ error: { code: 'invalid_input' } });
  const wrong = await ask(backend, 'kiosk.hand', { answers: { ...answers(), R1: 'o77' }, seconds: 90 });
  expect(wrong).toMatchObject({ error: { issues: [{ path: 'R1', message: 'not_offered' }] } });
  await call(backend, 'kiosk.hand', { answers: answers(), seconds: 90 });
  await call(backend, 'kiosk.hand', { answers: answers(), seconds: 90 });
  const { units, rules } = await call(backend, 'surveys.counts', { round: ROUND, form: 'resident' });
  expect(units).toMatchObject([{ code: UNIT, returned: 2, valid: 2 }]);
  expect(rules).toMatchObject({ VR1: 0, VR5: 0, VR7: 0 });

  expect(await ask(backend, 'kiosk.close', { pin: '1111' })).toMatchObject({ error: { what: 'kiosk_number_wrong' } });
  await call(backend, 'kiosk.close', { pin: '2468' });
  expect(await call(backend, 'app.hello', {})).toMatchObject({ kiosk: false });
  expect(await ask(backend, 'kiosk.hand', { answers: answers(), seconds: 90 })).toMatchObject({ ok: false });
  backend.close();
});

it('counts what was issued by street', async () => {
  const backend = await evaluator(tempDir(), { role: 'survey', units: [UNIT] });
  const kind = { round: ROUND, form: 'resident' } as const;
  await call(backend, 'surveys.setIssued', { ...kind, unit: UNIT, count: 150 });
  expect(await call(backend, 'surveys.counts', kind)).toMatchObject({ issued: { [UNIT]: 150 } });
  expect(await ask(backend, 'surveys.setIssued', { ...kind, unit: OTHER_UNIT, count: 1 })).toMatchObject({ ok: false });
  backend.close();
});
