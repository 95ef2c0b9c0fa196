import { Button, Segmented } from 'antd';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { RoundDetail } from '../../../shared/contract/rounds.ts';
import { findIndicator, isLeaf } from '../../../shared/designing/indicator-tree.ts';
import type { Template } from '../../../shared/model/template.ts';
import { Refusal } from '../../components/Refusal.tsx';
import { Section } from '../../components/Section.tsx';
import { SideDrawer } from '../../components/SideDrawer.tsx';
import { useLabel } from '../../i18n/use-language.ts';
import { useSession } from '../../session/session-store.ts';
import { AdoptPart } from './AdoptPart.tsx';
import { ComparePart } from './ComparePart.tsx';
import { CrosswalkPart } from './CrosswalkPart.tsx';
import { DesignTree } from './DesignTree.tsx';
import { useDesign } from './design-store.ts';
import { FilesPart } from './FilesPart.tsx';
import { LeafEditor } from './LeafEditor.tsx';
import { NameEditor } from './NameEditor.tsx';
import { QuestionsPart } from './QuestionsPart.tsx';
import { RehearsalPart } from './RehearsalPart.tsx';
import { RulesPart } from './rules/RulesPart.tsx';
import { TellsApart } from './TellsApart.tsx';
import { useDesignKeys } from './use-design-keys.ts';
import { useIssues, useIssueText } from './use-issues.ts';
import { WhoDecides } from './WhoDecides.tsx';
import './design.css';

const VIEWS = ['tree', 'rules', 'questions', 'decides', 'crosswalk', 'compare', 'files', 'rehearsal', 'adopt'] as const;
type View = (typeof VIEWS)[number];

/** The indicator system of a round being designed: changed step by step, used only when the office says so. */
export function Design({ detail }: { readonly detail: RoundDetail }) {
  const { open, close, template, error } = useDesign();
  useEffect(() => {
    void open(detail.id);
    return () => void close();
  }, [detail.id, open, close]);
  if (template === null) return <Refusal error={error} />;
  return <OpenDesign detail={detail} template={template} />;
}

function OpenDesign({ detail, template }: { readonly detail: RoundDetail; readonly template: Template }) {
  const { t } = useTranslation('design');
  const [view, setView] = useState<View>('tree');
  const [shown, setShown] = useState<string | null>(null);
  const { canUndo, canRedo, undo, redo, stale, takeTheirs, error } = useDesign();
  const issues = useIssues(template);
  const simulated = useSession((session) => session.hello?.workspace !== 'main');
  // A rehearsal has no rehearsals of its own.
  const views = VIEWS.filter((one) => !simulated || one !== 'rehearsal');
  useDesignKeys({ undo: () => void undo(), redo: () => void redo() });
  return (
    <Section
      title={t('title')}
      actions={
        <span className="actions">
          <Button disabled={!canUndo} onClick={() => void undo()}>
            {t('undo')}
          </Button>
          <Button disabled={!canRedo} onClick={() => void redo()}>
            {t('redo')}
          </Button>
        </span>
      }
    >
      <Segmented<View>
        aria-label={t('views')}
        className="design-views"
        value={view}
        options={views.map((one) => ({ value: one, label: t(`view.${one}`) }))}
        onChange={setView}
      />
      {stale ? (
        <div className="refusal" role="alert">
          <p>{t('stale')}</p>
          <Button onClick={() => void takeTheirs()}>{t('takeTheirs')}</Button>
        </div>
      ) : null}
      {view === 'adopt' ? null : <Refusal error={error} />}
      {view === 'tree' ? <DesignTree template={template} issues={issues} onOpen={setShown} /> : null}
      {view === 'rules' ? <RulesPart detail={detail} template={template} issues={issues} /> : null}
      {view === 'questions' ? <QuestionsPart template={template} issues={issues} /> : null}
      {view === 'crosswalk' ? <CrosswalkPart round={detail.id} template={template} /> : null}
      {view === 'decides' ? (
        <>
          <WhoDecides template={template} mode={detail.content.policy.mode} />
          <TellsApart round={detail.id} template={template} />
        </>
      ) : null}
      {view === 'compare' ? <ComparePart round={detail.id} template={template} /> : null}
      {view === 'files' ? <FilesPart round={detail.id} /> : null}
      {view === 'rehearsal' ? <RehearsalPart round={detail.id} faults={issues.all.length} /> : null}
      {view === 'adopt' ? <AdoptPart detail={detail} faults={issues.all.length} /> : null}
      <IndicatorDrawer
        code={shown}
        template={template}
        onClose={() => {
          setShown(null);
        }}
      />
    </Section>
  );
}

function IndicatorDrawer(props: {
  readonly code: string | null;
  readonly template: Template;
  readonly onClose: () => void;
}) {
  const label = useLabel();
  const { code, template } = props;
  const issues = useIssues(template);
  const issueText = useIssueText();
  const indicator = code === null ? undefined : findIndicator(template, code);
  return (
    <SideDrawer
      title={indicator === undefined ? '' : `${indicator.code} ${label(indicator)}`}
      open={indicator !== undefined}
      wide
      onClose={props.onClose}
    >
      {indicator === undefined ? null : (
        <div key={indicator.code}>
          {issues.at(indicator.code).map((issue) => (
            <p key={`${issue.code} ${issue.detail}`} className="row-issue" role="status">
              {issueText(issue)}
            </p>
          ))}
          {isLeaf(indicator) ? (
            <LeafEditor leaf={indicator} template={template} />
          ) : (
            <div className="leaf-editor">
              <section>
                <NameEditor indicator={indicator} />
              </section>
            </div>
          )}
        </div>
      )}
    </SideDrawer>
  );
}
