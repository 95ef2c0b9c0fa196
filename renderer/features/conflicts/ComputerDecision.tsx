import { Radio } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ComputerFile, OpenComputer } from '../../../shared/contract/decisions.ts';
import type { Position, Reason } from '../../../shared/model/decision.ts';
import { GENESIS } from '../../../shared/model/genesis.ts';
import { Refusal } from '../../components/Refusal.tsx';
import { dateTime } from '../../i18n/times.ts';
import { useCommand } from '../../session/use-command.ts';
import { useQuery } from '../../session/use-query.ts';
import { DecisionForm } from './DecisionForm.tsx';

interface Props {
  readonly round: string;
  readonly computer: OpenComputer;
  readonly onDone: () => void;
}

/** Stops a computer: what was received up to a file stays, what is later does not count and is refused. */
export function StopComputer({ round, computer, onDone }: Props) {
  const { t } = useTranslation('conflicts');
  const files = useQuery('decisions.computer', { round, device: computer.device });
  const [cut, setCut] = useState<Position | null>(null);
  const revoke = useCommand('decisions.revoke');
  const choices = (files.data?.files ?? []).map((file) => ({ position: file.last, label: fileText(file) }));
  const decide = async (reason: Reason) => {
    if (cut === null) return;
    if ((await revoke.run({ round, device: computer.device, cut, reason })).ok) onDone();
  };
  return (
    <DecisionForm
      lead={t('revoke.lead', { name: computer.label })}
      submit={t('revoke.submit')}
      busy={revoke.busy}
      error={revoke.error ?? files.error}
      ready={cut !== null}
      onDecide={(reason) => void decide(reason)}
    >
      <Positions
        legend={t('revoke.upTo')}
        choices={[...choices, { position: { seq: 0, head: GENESIS }, label: t('revoke.nothing') }]}
        chosen={cut}
        onChoose={setCut}
      />
    </DecisionForm>
  );

  function fileText({ name, receivedAt }: ComputerFile): string {
    return t('fileUpTo', { name, at: dateTime(receivedAt) });
  }
}

/** Lets what a stopped computer wrote after the cut count after all, as far as it has arrived. */
export function AcceptLate({ round, computer, onDone }: Props) {
  const { t } = useTranslation('conflicts');
  const [to, setTo] = useState<Position | null>(null);
  const accept = useCommand('decisions.acceptLate');
  const here = computer.tips.map((position) => ({ position, label: t('acceptLate.upTo', { n: position.seq }) }));
  const decide = async (reason: Reason) => {
    if (to === null) return;
    if ((await accept.run({ round, device: computer.device, to, reason })).ok) onDone();
  };
  return (
    <DecisionForm
      lead={t('acceptLate.lead', { name: computer.label })}
      submit={t('acceptLate.submit')}
      busy={accept.busy}
      error={accept.error}
      ready={to !== null}
      onDecide={(reason) => void decide(reason)}
    >
      <Positions legend={t('acceptLate.which')} choices={here} chosen={to} onChoose={setTo} />
    </DecisionForm>
  );
}

/** Leaves out what one file brought. */
export function LeaveOut({ round, computer, onDone }: Props) {
  const { t } = useTranslation('conflicts');
  const files = useQuery('decisions.computer', { round, device: computer.device });
  const [sha256, setSha256] = useState<string | null>(null);
  const exclude = useCommand('decisions.exclude');
  const choices = (files.data?.files ?? []).filter((file) => file.brought !== null && !file.excluded);
  const what = choices.find((file) => file.sha256 === sha256)?.brought ?? null;
  const decide = async (reason: Reason) => {
    if (what === null) return;
    if ((await exclude.run({ round, what, reason })).ok) onDone();
  };
  return (
    <DecisionForm
      lead={t('exclude.lead', { name: computer.label })}
      submit={t('exclude.submit')}
      busy={exclude.busy}
      error={exclude.error}
      ready={what !== null}
      onDecide={(reason) => void decide(reason)}
    >
      <Refusal error={files.error} />
      <fieldset className="choices">
        <legend>{t('exclude.which')}</legend>
        <Radio.Group
          value={sha256}
          onChange={(event) => {
            setSha256(String(event.target.value));
          }}
        >
          {choices.map((file) => (
            <Radio key={file.sha256} value={file.sha256}>
              {t('exclude.file', { name: file.name, at: dateTime(file.receivedAt), count: file.records })}
            </Radio>
          ))}
        </Radio.Group>
      </fieldset>
    </DecisionForm>
  );
}

function Positions(props: {
  readonly legend: string;
  readonly choices: readonly { readonly position: Position; readonly label: string }[];
  readonly chosen: Position | null;
  readonly onChoose: (position: Position) => void;
}) {
  const nameOf = ({ seq, head }: Position) => `${seq} ${head}`;
  return (
    <fieldset className="choices">
      <legend>{props.legend}</legend>
      <Radio.Group
        value={props.chosen === null ? null : nameOf(props.chosen)}
        onChange={(event) => {
          const chosen = props.choices.find(({ position }) => nameOf(position) === event.target.value);
          if (chosen !== undefined) props.onChoose(chosen.position);
        }}
      >
        {props.choices.map(({ position, label }) => (
          <Radio key={`${nameOf(position)} ${label}`} value={nameOf(position)}>
            {label}
          </Radio>
        ))}
      </Radio.Group>
    </fieldset>
  );
}
