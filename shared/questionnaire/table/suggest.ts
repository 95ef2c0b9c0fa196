import { choicesOf, isAsked } from '../form-text.ts';
import type { Form } from '../../model/form.ts';
import { folded } from './cell.ts';
import type { TableMapping } from './mapping.ts';

/** Heads of columns that say who somebody is. They are never read. */
const IDENTITY =
  /姓名|名字|电话|手机|联系方式|微信|qq|邮箱|e-?mail|身份证|证件号|住址|地址|门牌|^ip$|来自ip|来源详情|openid|phone|passport/i;

/** A head without the number of the question, the mark of its kind and punctuation. */
function bare(head: string): string {
  return folded(head)
    .replace(/^q?\d+\s*[.、:：)）]?\s*/, '')
    .replaceAll(/[[【(（](?:单选|多选|必答|选填|量表|填空)题?[\]】)）]/g, '')
    .replaceAll(/[\s,，.。;；:：?？!！"“”'‘’()（）【】[\]—-]/g, '');
}

/** Whether the column says who somebody is. A question of the form itself may warn of names and numbers. */
export function namesPersons(head: string, form: Form): boolean {
  if (!IDENTITY.test(head.normalize('NFKC'))) return false;
  const text = bare(head);
  const texts = form.items.flatMap(({ label }) => Object.values(label)).map(bare);
  return !texts.some((own) => own !== '' && text.startsWith(own));
}

const PLACES: readonly (readonly [keyof Pick<TableMapping, 'serial' | 'unit' | 'community' | 'seconds'>, RegExp])[] = [
  ['serial', /^(?:序号|编号|问卷编号|答卷编号|答题序号|答卷id|id|serial(?:number)?|no)$/i],
  ['unit', /^(?:街道|所在街道|所属街道|您所在的街道|street)$/i],
  ['community', /^(?:社区|所在社区|所属社区|您所在的社区|community)$/i],
  ['seconds', /^(?:所用时间|答题时长|作答时长|用时|答题时间|填写时长|duration|seconds?)$/i],
];

/** What the heads of the columns seem to mean; a person confirms it. Heads that name persons are left alone. */
export function suggestMapping(heads: readonly string[], form: Form, oneUnit: string): TableMapping {
  const found = new Map<string, number>();
  const questions: { column: number; question: string; option: string | null }[] = [];
  const asked = form.items.filter(isAsked);
  const texts = asked.map((item) => ({ item, names: [item.name, ...Object.values(item.label)].map(bare) }));
  for (const [column, head] of heads.entries()) {
    const text = bare(head);
    const plain = folded(head).replaceAll(/\s/g, '');
    const place = PLACES.find(([, pattern]) => pattern.test(plain));
    if (place !== undefined && !found.has(place[0])) found.set(place[0], column);
    if (place !== undefined || namesPersons(head, form) || text === '') continue;
    const whole = texts.find(({ names }) => names.includes(text));
    if (whole !== undefined) {
      questions.push({ column, question: whole.item.name, option: null });
      continue;
    }
    // `question:choice`, as platforms write one column per choice.
    for (const { item, names } of texts.filter(({ item }) => item.kind === 'multiple')) {
      const start = names.find((name) => name !== '' && text.startsWith(name));
      const rest = start === undefined ? '' : text.slice(start.length);
      const choice = choicesOf(form, item).find((one) =>
        [one.name, ...Object.values(one.label)].map(bare).includes(rest),
      );
      if (choice === undefined) continue;
      questions.push({ column, question: item.name, option: choice.name });
      break;
    }
  }
  return {
    serial: found.get('serial') ?? 0,
    prefix: '',
    unit: found.get('unit') ?? null,
    oneUnit: found.has('unit') ? '' : oneUnit,
    community: found.get('community') ?? null,
    seconds: found.get('seconds') ?? null,
    questions,
  };
}
