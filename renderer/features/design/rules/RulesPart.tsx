import type { RoundDetail } from '../../../../shared/contract/rounds.ts';
import type { Template } from '../../../../shared/model/template.ts';
import { useDesign } from '../design-store.ts';
import { useIssueText, type Issues } from '../use-issues.ts';
import { BandsEditor } from './BandsEditor.tsx';
import { BonusEditor } from './BonusEditor.tsx';
import { DifficultyEditor } from './DifficultyEditor.tsx';
import { GatesEditor } from './GatesEditor.tsx';
import { LimitsEditor } from './LimitsEditor.tsx';
import type { RulePart } from './RuleLines.tsx';
import { VetoesEditor } from './VetoesEditor.tsx';

/** Everything that decides about a total besides the tree and its weights. */
export function RulesPart(props: {
  readonly detail: RoundDetail;
  readonly template: Template;
  readonly issues: Issues;
}) {
  const { template, issues, detail } = props;
  const edit = useDesign((design) => design.edit);
  const reserved = useDesign((design) => design.reserved);
  const issueText = useIssueText();
  const part: RulePart = {
    template,
    reserved,
    put: (parts) => void edit({ t: 'system', parts }),
    issuesAt: (path) => [...new Set(issues.at(path).map(issueText))],
  };
  return (
    <div className="rules">
      <BandsEditor {...part} />
      <LimitsEditor {...part} />
      <BonusEditor {...part} />
      <GatesEditor {...part} />
      <VetoesEditor {...part} />
      <DifficultyEditor {...part} units={detail.content.units} />
    </div>
  );
}
