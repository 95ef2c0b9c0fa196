import { Icon, type IconName } from './Icon.tsx';

export type Tone = 'plain' | 'accent' | 'attention' | 'refused';

/** Icon and word together, so that colour is never the only difference. */
export function StatusChip(props: { readonly icon: IconName; readonly tone?: Tone; readonly children: string }) {
  return (
    <span className={`chip chip-${props.tone ?? 'plain'}`}>
      <Icon name={props.icon} />
      <span>{props.children}</span>
    </span>
  );
}
