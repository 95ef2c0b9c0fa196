import { Button, Input } from 'antd';
import { useTranslation } from 'react-i18next';
import type { Assignments } from '../../../shared/model/round.ts';
import { Field } from '../../components/Field.tsx';
import { Refusal } from '../../components/Refusal.tsx';
import { SideDrawer } from '../../components/SideDrawer.tsx';
import { StatusChip } from '../../components/StatusChip.tsx';
import { useCommand } from '../../session/use-command.ts';
import type { PasteOutcome } from './paste-outcome.ts';

/** A pasted table, read row by row before anything is taken; all of it goes in, or nothing. */
export function PasteTable(props: {
  /** Null while the drawer is closed. */
  readonly text: string | null;
  readonly round: string;
  /** Which columns are expected. */
  readonly columns: string;
  readonly read: (text: string) => PasteOutcome;
  readonly onText: (text: string | null) => void;
  readonly onTake: (assignments: Assignments) => void;
}) {
  const { t } = useTranslation('rounds');
  const add = useCommand('rounds.addPersons');
  const { text } = props;
  const outcome = props.read(text ?? '');
  const others = outcome.mistakes.filter((one) => one.problem !== 'person');
  const strangers = [...new Set(outcome.mistakes.flatMap((one) => (one.problem === 'person' ? [one.word] : [])))];
  return (
    <SideDrawer
      title={t('paste')}
      open={text !== null}
      wide
      onClose={() => {
        props.onText(null);
      }}
    >
      <div className="paste">
        <Field label={t('pasteHere')} hint={props.columns}>
          {(ids) => (
            <Input.TextArea
              {...ids}
              rows={10}
              value={text ?? ''}
              onChange={(event) => {
                props.onText(event.target.value);
              }}
            />
          )}
        </Field>
        <div role="status">
          {outcome.rows > 0 && outcome.mistakes.length === 0 ? (
            <StatusChip icon="check" tone="accent">
              {t('pasteReady', { count: outcome.rows })}
            </StatusChip>
          ) : null}
          {strangers.length > 0 ? (
            <p>{t('pasteStrangers', { count: strangers.length, names: strangers.join(t('comma')) })}</p>
          ) : null}
          {others.length > 0 ? (
            <>
              <p>{t('pasteWrong', { count: others.length })}</p>
              <ul className="mistakes">
                {others.map((one) => (
                  <li key={`${one.row} ${one.problem} ${one.word}`}>
                    {t('pasteRow', { row: one.row })}
                    {t(`mistake.${one.problem}`, { word: one.word })}
                  </li>
                ))}
              </ul>
            </>
          ) : null}
        </div>
        <Refusal error={add.error} />
        <div className="actions">
          <Button
            type="primary"
            disabled={outcome.rows === 0 || outcome.mistakes.length > 0}
            onClick={() => {
              props.onTake(outcome.assignments);
            }}
          >
            {t('take')}
          </Button>
          {strangers.length > 0 ? (
            <Button
              loading={add.busy}
              onClick={() => {
                void add.run({ round: props.round, persons: strangers.map((name) => ({ name, post: '' })) });
              }}
            >
              {t('listThem', { count: strangers.length })}
            </Button>
          ) : null}
        </div>
      </div>
    </SideDrawer>
  );
}
