import { extractStyle } from '@ant-design/static-style-extract';
import { ConfigProvider, type ThemeConfig } from 'antd';
import { createElement, type ReactElement } from 'react';
import { ANTD_COMPONENTS, ANTD_PARTS, ANTD_SCOPE, ANTD_TOKENS, OTHER_LOOKS } from './antd-theme.ts';

function extracted(look: ThemeConfig): string {
  const css = extractStyle({
    includes: ANTD_COMPONENTS,
    customTheme: (node: ReactElement) =>
      createElement(
        ConfigProvider,
        {
          theme: {
            ...ANTD_SCOPE,
            ...look,
            token: { ...ANTD_TOKENS, ...look.token },
            components: {
              ...ANTD_PARTS,
              ...look.components,
              Button: { ...ANTD_PARTS.Button, ...look.components?.Button },
            },
          },
        },
        node,
      ),
  });
  // The extractor wraps every component's rules in a style element's attributes on some versions; only CSS may pass.
  if (css.includes('<')) throw new Error('the extracted stylesheet is not plain CSS');
  return css;
}

/** The rules that only set the library's variables inside our scope, for one other look. */
function variablesOf(css: string, name: string): string {
  const scope = `.${ANTD_SCOPE.cssVar.key}`;
  const rules = [...css.matchAll(/([^{}]+)\{([^{}]*)\}/g)].flatMap(([, selector = '', body = '']) => {
    const own = selector.split(',').every((one) => one.trim().startsWith(scope));
    const onlyVariables = body.split(';').every((one) => one.trim() === '' || one.trim().startsWith('--ant-'));
    if (!own || !onlyVariables) return [];
    const inside = selector.split(',').map((one) => `[data-theme='${name}'] ${one.trim()}`);
    return [`${inside.join(',')}{${body}}`];
  });
  if (rules.length < ANTD_COMPONENTS.length / 2) throw new Error(`the look ${name} has too few variables`);
  return rules.join('\n');
}

/**
 * The component library's rules as one static stylesheet: the content security policy forbids the style elements
 * that it would insert while running. The other looks only set its variables anew. Gives CSS text.
 */
export function antdStyles(): string {
  const others = Object.entries(OTHER_LOOKS).map(([name, look]) => variablesOf(extracted(look), name));
  return [extracted({}), ...others].join('\n');
}
