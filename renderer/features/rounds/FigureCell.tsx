import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import type { CellKey } from './cell-moves.ts';
import { readFigure } from './figures.ts';

/** One number of the grid; what is no whole number is marked here and not kept. */
export function FigureCell(props: {
  readonly place: string;
  readonly label: string;
  readonly text: string;
  readonly onChange: (text: string) => void;
  /** Whatever is pasted goes to the grid, which knows where a block belongs. */
  readonly onPaste: (text: string) => void;
  /** True when the key led to another cell. */
  readonly onMove: (key: CellKey) => boolean;
}) {
  const { t } = useTranslation('rounds');
  const id = useId();
  const read = readFigure(props.text);
  const wrong = read === undefined;
  return (
    <td className="number">
      <input
        data-cell={props.place}
        className="figure-cell"
        inputMode="numeric"
        autoComplete="off"
        maxLength={20}
        aria-label={props.label}
        aria-invalid={wrong}
        aria-describedby={wrong ? id : undefined}
        value={props.text}
        onChange={(event) => {
          props.onChange(event.target.value);
        }}
        onBlur={() => {
          if (read !== undefined && read !== props.text) props.onChange(read);
        }}
        onPaste={(event) => {
          event.preventDefault();
          props.onPaste(event.clipboardData.getData('text/plain'));
        }}
        onKeyDown={(event) => {
          const { selectionStart, selectionEnd, value } = event.currentTarget;
          if (event.altKey || event.ctrlKey || event.metaKey || event.nativeEvent.isComposing) return;
          const all = selectionStart === 0 && selectionEnd === value.length;
          const moved = props.onMove({
            key: event.key,
            shift: event.shiftKey,
            atStart: all || (selectionStart === 0 && selectionEnd === 0),
            atEnd: all || (selectionStart === value.length && selectionEnd === value.length),
          });
          if (moved) event.preventDefault();
        }}
      />
      {wrong ? (
        <span id={id} className="hint hint-wrong">
          {t('wholeNumber')}
        </span>
      ) : null}
    </td>
  );
}
