import { Checkbox } from 'antd';

/** Items to tick, in a list of their own that scrolls. */
export function ItemChoice(props: {
  readonly label: string;
  readonly items: readonly { readonly code: string; readonly name: string }[];
  readonly chosen: readonly string[];
  readonly onChoose: (chosen: readonly string[]) => void;
}) {
  const { items, chosen, onChoose } = props;
  return (
    <fieldset className="item-choice">
      <legend>{props.label}</legend>
      <ul>
        {items.map(({ code, name }) => (
          <li key={code}>
            <Checkbox
              checked={chosen.includes(code)}
              onChange={(event) => {
                onChoose(event.target.checked ? [...chosen, code] : chosen.filter((one) => one !== code));
              }}
            >
              {code} {name}
            </Checkbox>
          </li>
        ))}
      </ul>
    </fieldset>
  );
}
