import { Button } from 'antd';

/** Opens the file dialog; get `onPick` from `useFiles().pick`. */
export function FilePickerButton(props: {
  readonly label: string;
  readonly busy?: boolean;
  readonly primary?: boolean;
  readonly onPick: () => Promise<void>;
}) {
  return (
    <Button
      type={props.primary === true ? 'primary' : 'default'}
      size="large"
      loading={props.busy === true}
      onClick={() => void props.onPick()}
    >
      {props.label}
    </Button>
  );
}
