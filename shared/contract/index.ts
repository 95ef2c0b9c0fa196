import type { z } from 'zod';
import type { AppError } from '../errors.ts';
import type { Result } from '../result.ts';
import { app } from './app.ts';
import { archive } from './archive.ts';
import { claims } from './claims.ts';
import { decisions } from './decisions.ts';
import { evidence } from './evidence.ts';
import { findings } from './findings.ts';
import { designs } from './designs.ts';
import { handover } from './handover.ts';
import { intake } from './intake.ts';
import { questionnaires } from './questionnaires.ts';
import { receipts } from './receipts.ts';
import { rehearsals } from './rehearsals.ts';
import { responses } from './responses.ts';
import { returns } from './returns.ts';
import { rounds } from './rounds.ts';
import { scores } from './scores.ts';
import { replacement } from './replacement.ts';
import { sticks } from './sticks.ts';
import { surveyCounts } from './survey-counts.ts';
import { surveyKiosk } from './survey-kiosk.ts';
import { surveyTables } from './survey-tables.ts';
import { surveys } from './surveys.ts';
import { trust } from './trust.ts';
import { visits } from './visits.ts';
import { wipes } from './wipes.ts';
import { workbook } from './workbook.ts';

/** Everything a screen can ask of the host. One map, one channel. */
export const contract = {
  ...app,
  ...archive,
  ...claims,
  ...rounds,
  ...designs,
  ...rehearsals,
  ...responses,
  ...evidence,
  ...findings,
  ...handover,
  ...questionnaires,
  ...receipts,
  ...returns,
  ...intake,
  ...decisions,
  ...scores,
  ...replacement,
  ...sticks,
  ...surveys,
  ...surveyKiosk,
  ...surveyCounts,
  ...surveyTables,
  ...trust,
  ...visits,
  ...wipes,
  ...workbook,
} as const;

export type Contract = typeof contract;
export type Method = keyof Contract;
export type Input<M extends Method> = z.infer<Contract[M]['input']>;
export type Output<M extends Method> = Exclude<Contract[M]['output']['type'], undefined>;
export type Answer<M extends Method> = Result<Output<M>, AppError>;

/** Own-property check, so `__proto__` and `constructor` are no methods. */
export function isMethod(name: string): name is Method {
  return Object.hasOwn(contract, name);
}
