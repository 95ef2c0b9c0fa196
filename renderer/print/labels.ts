import type { RoundContent } from '../../shared/model/round.ts';
import { inLanguage, type Language } from '../../shared/model/text.ts';
import type { Source } from '../../shared/model/ids.ts';
import type { Texts } from './texts.ts';

/** Names by code, as the round's own template says them. A code that the template does not know stays a code. */
export interface Labels {
  readonly street: (code: string) => string;
  readonly node: (code: string) => string;
  readonly validityRule: (id: string) => string;
  readonly signBlocks: readonly string[];
}

function textList(value: unknown): readonly string[] | null {
  return Array.isArray(value) && value.every((one) => typeof one === 'string') ? value : null;
}

function member(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null ? Reflect.get(value, name) : undefined;
}

function ruleNames(rules: unknown, language: Language): Map<string, string> {
  const names = new Map<string, string>();
  if (!Array.isArray(rules)) return names;
  for (const rule of rules) {
    const id = member(rule, 'id');
    const name = member(rule, language);
    if (typeof id === 'string' && typeof name === 'string') names.set(id, name.replace(/[((].*$/, ''));
  }
  return names;
}

export function labelsOf(content: RoundContent, language: Language, texts: Texts): Labels {
  const { template } = content;
  const streets = new Map(template.streets.map((street) => [street.code9, inLanguage(street, language)]));
  const nodes = new Map([...template.nodes, ...template.leaves].map((node) => [node.code, inLanguage(node, language)]));
  const rules = ruleNames(template.surveyRules['validity'], language);
  const blocks = textList(member(template['print'], 'signBlocks')) ?? texts.defaultSignBlocks;
  return {
    street: (code) => streets.get(code) ?? code,
    node: (code) => nodes.get(code) ?? code,
    validityRule: (id) => rules.get(id) ?? id,
    signBlocks: blocks.map((block) => texts.signBlocks[block] ?? block),
  };
}

/** Columns of the item table: the sources of the round, in their fixed order. */
export function sourceColumns(content: RoundContent): readonly Source[] {
  const order: readonly Source[] = ['SELF', 'DEPT', 'WORKER', 'RESIDENT', 'REVIEW'];
  return order.filter((source) => content.sources.includes(source));
}
