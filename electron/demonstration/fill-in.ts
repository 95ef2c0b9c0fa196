import { SOURCE_OF, SURVEY_FORMS } from '../../shared/model/ids.ts';
import type { PlannedDevice } from './plan-devices.ts';
import { reviewersOf } from './plan-devices.ts';
import { openComputer, pathOf, type Computer } from './computer.ts';
import type { Demonstration } from './demonstration.ts';
import { LeafAnswers } from './leaf-answers.ts';
import type { PreparedRound } from './prepare-round.ts';
import { surveyForms } from './questionnaires.ts';
import { planStreets } from './street-plan.ts';

/** The signed file of one computer, where that computer keeps it. */
export interface HandedOver {
  readonly device: PlannedDevice;
  readonly path: string;
  readonly name: string;
  readonly records: number;
}

function raterOf(round: PreparedRound, device: PlannedDevice, unit: string): string | number | null {
  if (device.role === 'department') return device.departments[0] ?? null;
  if (device.role !== 'reviewer') return null;
  const { units, policy } = round.content;
  return reviewersOf(units.indexOf(unit), policy.requiredReviewers).indexOf(device.key);
}

async function fillSheets(computer: Computer, round: PreparedRound, device: PlannedDevice, answers: LeafAnswers) {
  const leaves = new Map(round.content.template.leaves.map((leaf) => [leaf.code, leaf]));
  const { tasks } = await computer.call('responses.desk', { round: round.id });
  for (const { form, unit, rater, leaves: codes } of tasks) {
    for (const code of codes) {
      const leaf = leaves.get(code);
      if (leaf === undefined) throw new Error(`no leaf ${code}`);
      const { value, note } = answers.answer({ unit, form, rater: raterOf(round, device, unit) }, leaf);
      const target = { round: round.id, unit, form, rater, leaf: code };
      await computer.call('responses.save', { ...target, value, note, base: 0 });
    }
  }
}

async function takeQuestionnaires(computer: Computer, round: PreparedRound, { seed }: Demonstration): Promise<void> {
  const plans = planStreets(round.content, seed);
  for (const form of SURVEY_FORMS) {
    if (!round.content.sources.includes(SOURCE_OF[form])) continue;
    const rows = surveyForms(round.content, plans, form, seed);
    await computer.call('surveys.take', { round: round.id, form, rows });
  }
}

/** One computer opens the round package, enters everything that is its to enter, submits and hands over. */
async function work(demonstration: Demonstration, round: PreparedRound, device: PlannedDevice, roundFile: string) {
  const computer = await openComputer(demonstration.folderOf(device), demonstration.ports, 'main');
  try {
    const file = computer.backend.files.register(roundFile, round.package.name);
    await computer.call('rounds.open', { file, digits: round.digits });
    if (device.role === 'survey') await takeQuestionnaires(computer, round, demonstration);
    else {
      const plans = planStreets(round.content, demonstration.seed);
      const answers = new LeafAnswers(round.content, demonstration.seed, plans);
      await fillSheets(computer, round, device, answers);
    }
    const made = await computer.call('handover.make', { round: round.id, submit: true });
    return { device, path: pathOf(computer, made.file), name: made.file.name, records: made.records };
  } finally {
    computer.close();
  }
}

/** Everybody does his part, one computer after another, so that few databases are open at a time. */
export async function fillIn(
  demonstration: Demonstration,
  round: PreparedRound,
  roundFile: string,
): Promise<HandedOver[]> {
  const files: HandedOver[] = [];
  for (const device of round.devices) {
    demonstration.step(`填报：${device.post}`, `filling in: ${device.key}`);
    files.push(await work(demonstration, round, device, roundFile));
  }
  return files;
}
