import type { Database } from '../connection.ts';
import { initial } from './0001-initial.ts';
import { exchange } from './0002-exchange.ts';
import { comingStates } from './0003-coming-states.ts';
import { questionnaires } from './0004-questionnaires.ts';
import { evidence } from './0005-evidence.ts';
import { design } from './0006-design.ts';
import { matrix } from './0007-matrix.ts';
import { visits } from './0008-visits.ts';
import { findingDrafts } from './0009-finding-drafts.ts';
import { wipedSurveys } from './0010-wiped-surveys.ts';
import { streetClaims } from './0011-street-claims.ts';
import { deskWipes } from './0012-desk-wipes.ts';
import { givenClaims } from './0013-given-claims.ts';

export interface Migration {
  readonly id: number;
  readonly name: string;
  up(db: Database): void;
}

/** In order; ids are 1, 2, 3 … without gaps. A released step is never changed: a mistake is fixed by a new one. */
export const MIGRATIONS: readonly Migration[] = [
  initial,
  exchange,
  comingStates,
  questionnaires,
  evidence,
  design,
  matrix,
  visits,
  findingDrafts,
  wipedSurveys,
  streetClaims,
  deskWipes,
  givenClaims,
];
