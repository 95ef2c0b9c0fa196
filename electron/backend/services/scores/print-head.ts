import type { Language } from '../../../../shared/model/text.ts';
import type { Scored } from './round-result.ts';

/** What every sheet about scores says of its round, indicators and package. */
export function printHead({ content, package: issued }: Scored, language: Language) {
  const { id, name, period, simulated, policy, template } = content;
  return {
    language,
    round: { id, name, period, simulated, office: policy.office },
    template: { id: template.templateId, version: template.version, title: template.title },
    package: issued,
    content,
  };
}
