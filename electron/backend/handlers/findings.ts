import type { findings } from '../../../shared/contract/findings.ts';
import type { HandlersOf } from '../context.ts';
import { agreeFinding } from '../services/findings/agree-finding.ts';
import { listFindings } from '../services/findings/list-findings.ts';

export const findingHandlers: HandlersOf<typeof findings> = {
  'findings.list': (input, { db }) => listFindings(db, input),
  'findings.agree': (input, context) => agreeFinding(input, context),
};
