import { Checkbox } from 'antd';
import { useTranslation } from 'react-i18next';
import type { AsideEntry } from '../../../shared/contract/intake.ts';
import type { RoundContent } from '../../../shared/model/round.ts';
import { useNames } from '../../session/use-names.ts';
import { useQuery } from '../../session/use-query.ts';
import { useTopic } from '../../session/use-topic.ts';

/** What a seal would count as missing. */
export interface Open {
  readonly streets: readonly string[];
  readonly files: readonly AsideEntry[];
}

/** What is open and would count as missing: streets, and files that lie aside; `known` is null until both are there. */
export function useOpenStill(round: string) {
  const board = useQuery('board.get', { round });
  const aside = useQuery('intake.aside', { round });
  const reload = () => {
    void board.reload();
    void aside.reload();
  };
  useTopic('round.changed', reload);
  useTopic('intake.verdict', reload);
  const streets = board.data?.rows.filter(({ cells }) => cells.some(({ open }) => open)).map(({ unit }) => unit);
  const known: Open | null = streets === undefined || aside.data === undefined ? null : { streets, files: aside.data };
  return { known, error: board.error ?? aside.error, reload };
}

/** The streets and files by name, and the word of whoever seals that they were seen. */
export function OpenStill(props: {
  readonly content: RoundContent;
  readonly still: Open;
  readonly seen: boolean;
  readonly onSeen: (seen: boolean) => void;
}) {
  const { t } = useTranslation('conflicts');
  const names = useNames(props.content);
  const { streets, files } = props.still;
  return (
    <>
      {streets.length === 0 ? null : (
        <>
          <p>{t('seal.open.streets', { count: streets.length })}</p>
          <ul>
            {streets.map((unit) => (
              <li key={unit}>{names.street(unit)}</li>
            ))}
          </ul>
        </>
      )}
      {files.length === 0 ? null : (
        <>
          <p>{t('seal.open.files', { count: files.length })}</p>
          <ul>
            {files.map(({ sha256, name }) => (
              <li key={sha256}>{name}</li>
            ))}
          </ul>
        </>
      )}
      <Checkbox
        checked={props.seen}
        onChange={({ target }) => {
          props.onSeen(target.checked);
        }}
      >
        {t('seal.open.seen')}
      </Checkbox>
    </>
  );
}
