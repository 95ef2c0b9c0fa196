import { Checkbox } from 'antd';
import type { ReactNode } from 'react';
import type { Template } from '../../../../shared/model/template.ts';
import type { SystemParts } from '../../../../shared/model/design.ts';
import { NumberField } from '../NumberField.tsx';

/** What every editor of rules needs. */
export interface RulePart {
  readonly template: Template;
  readonly reserved: ReadonlySet<string>;
  /** Replaces these parts of the system, in one step. */
  readonly put: (parts: SystemParts) => void;
  /** Sentences for what is wrong at a rule or a list of rules. */
  readonly issuesAt: (path: string) => readonly string[];
}

/** A number with its name in front of it. */
export function NamedNumber(props: {
  readonly name: string;
  readonly value: number;
  readonly least?: number;
  readonly most?: number;
  readonly onChange: (value: number) => void;
}) {
  const { name, ...field } = props;
  return (
    <span className="number-row">
      <span>{name}</span>
      <NumberField label={name} {...field} />
    </span>
  );
}

/** A kind of rule: whether it is in force, what it does, and its lines. */
export function RuleSection(props: {
  readonly title: string;
  readonly lead: string;
  readonly enabled?: { readonly label: string; readonly value: boolean; readonly onChange: (value: boolean) => void };
  readonly issues?: readonly string[];
  readonly children: ReactNode;
}) {
  const { enabled } = props;
  return (
    <section className="rule-section">
      <h3>{props.title}</h3>
      <p className="hint">{props.lead}</p>
      {enabled === undefined ? null : (
        <Checkbox
          checked={enabled.value}
          onChange={(event) => {
            enabled.onChange(event.target.checked);
          }}
        >
          {enabled.label}
        </Checkbox>
      )}
      {(props.issues ?? []).map((issue) => (
        <p key={issue} className="row-issue" role="status">
          {issue}
        </p>
      ))}
      {props.children}
    </section>
  );
}
