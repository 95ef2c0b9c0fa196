import type { findings } from '../../../shared/contract/findings.ts';
import type { HandlersOf } from '../context.ts';
import { agreeFinding } from '../services/findings/agree-finding.ts';
import { saveFindingDraft } from '../services/findings/finding-draft.ts';
import { findingsOverview, listFindings } from '../services/findings/list-findings.ts';

export const findingHandlers: HandlersOf<typeof findings> = {
  'findings.list': (input, { db }) => listFindings(db, input),
  'findings.overview': ({ round }, { db }) => findingsOverview(db, round),
  'findings.saveDraft': (input, context) => saveFindingDraft(input, context),
  'findings.agree': (input, context) => agreeFinding(input, context),
};
