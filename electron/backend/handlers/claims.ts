import type { claims } from '../../../shared/contract/claims.ts';
import { ok } from '../../../shared/result.ts';
import type { HandlersOf } from '../context.ts';
import { listReviewers } from '../services/claims/list-reviewers.ts';
import { makeClaims } from '../services/claims/make-claims.ts';
import { shownClaims } from '../services/claims/shown-claims.ts';
import { listGivenClaims } from '../store/given-claims.ts';

export const claimsHandlers: HandlersOf<typeof claims> = {
  'claims.list': ({ round }, { db }) => listReviewers(db, round),
  'claims.make': (input, context) => makeClaims(input, context),
  'claims.given': ({ round }, { db }) => ok(listGivenClaims(db, round)),
  'claims.ofUnit': (input, { db }) => shownClaims(db, input),
};
