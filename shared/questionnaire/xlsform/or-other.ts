import type { ChoiceList, Texts } from '../../model/form.ts';
import type { ReadItem } from './read-survey.ts';

const isChinese = (language: string): boolean => /中文|汉语|chinese|\(zh|^zh/i.test(language);

/** The words in each language of the form, so that no reader finds an empty line. */
function said(languages: readonly string[], zh: string, en: string): Texts {
  return Object.fromEntries(languages.map((language) => [language, isChinese(language) ? zh : en]));
}

/** Spells out `or_other` as form software does: a choice `other` and a text question that asks which. */
export function addOther(items: readonly ReadItem[], lists: ChoiceList[], languages: readonly string[]): ReadItem[] {
  return items.flatMap((read) => {
    if (!read.other) return [read];
    const { item } = read;
    const list = lists.find((each) => each.name === item.list);
    if (list !== undefined && !list.choices.some((choice) => choice.name === 'other')) {
      list.choices.push({ name: 'other', label: said(languages, '其他', 'Other'), score: null, columns: {} });
    }
    const which: ReadItem['item'] = {
      name: `${item.name}_other`,
      kind: 'text',
      parent: item.parent,
      label: said(languages, '请说明', 'Specify other.'),
      hint: {},
      guidance: {},
      constraintMessage: {},
      requiredMessage: {},
      relevant: `selected(\${${item.name}}, 'other')`,
      leaves: [],
      ineligible: [],
      exclusive: [],
    };
    return [read, { item: which, row: read.row, headers: read.headers, other: false }];
  });
}
