import { Input } from 'antd';

/** A figure as it is typed; what it may be is judged where it is kept. An empty field is `null`, not 0. */
export function FigureInput(props: {
  readonly id: string;
  /** Where the note stands that says what is wrong or why it is fixed. */
  readonly noteId: string;
  readonly value: string | null | undefined;
  readonly whole?: boolean;
  readonly disabled: boolean;
  readonly readOnly?: boolean;
  readonly onChange: (typed: string | null) => void;
  readonly onEnter?: () => void;
}) {
  const { id, noteId, value, whole = false, disabled, readOnly = false, onChange, onEnter } = props;
  return (
    <Input
      id={id}
      className="figure"
      size="large"
      inputMode={whole ? 'numeric' : 'decimal'}
      autoComplete="off"
      maxLength={40}
      disabled={disabled}
      readOnly={readOnly}
      aria-describedby={noteId}
      value={value ?? ''}
      onPressEnter={(event) => {
        // Ctrl+Enter belongs to the sheet.
        if (!event.ctrlKey && !event.metaKey) onEnter?.();
      }}
      onChange={(event) => {
        onChange(event.target.value === '' ? null : event.target.value);
      }}
    />
  );
}
