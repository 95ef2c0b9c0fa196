import { useState, type DragEvent } from 'react';
import { FilePickerButton } from './FilePickerButton.tsx';

/** A large place to drop files, with a button that does the same by dialog. Get both functions from `useFiles()`. */
export function DropArea(props: {
  readonly label: string;
  readonly button: string;
  readonly busy?: boolean;
  readonly onDrop: (files: readonly File[]) => Promise<void>;
  readonly onPick: () => Promise<void>;
}) {
  const [over, setOver] = useState(false);
  const drag = (event: DragEvent, inside: boolean) => {
    event.preventDefault();
    setOver(inside);
  };
  return (
    // Dropping is a second way only; the button inside does the same by keyboard.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions
    <div
      className={over ? 'drop drop-over' : 'drop'}
      role="group"
      aria-label={props.label}
      onDragOver={(event) => {
        drag(event, true);
      }}
      onDragLeave={(event) => {
        drag(event, false);
      }}
      onDrop={(event) => {
        drag(event, false);
        void props.onDrop([...event.dataTransfer.files]);
      }}
    >
      <p>{props.label}</p>
      <FilePickerButton label={props.button} busy={props.busy === true} onPick={props.onPick} />
    </div>
  );
}
