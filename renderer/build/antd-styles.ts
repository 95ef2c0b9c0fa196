import { extractStyle } from '@ant-design/static-style-extract';
import { ConfigProvider } from 'antd';
import { createElement, type ReactElement } from 'react';
import { ANTD_COMPONENTS, ANTD_PARTS, ANTD_SCOPE, ANTD_TOKENS } from './antd-theme.ts';

/**
 * The component library's rules as one static stylesheet: the content security policy forbids the style elements
 * that it would insert while running. Gives CSS text.
 */
export function antdStyles(): string {
  const css = extractStyle({
    includes: ANTD_COMPONENTS,
    customTheme: (node: ReactElement) =>
      createElement(ConfigProvider, { theme: { ...ANTD_SCOPE, token: ANTD_TOKENS, components: ANTD_PARTS } }, node),
  });
  // The extractor wraps every component's rules in a style element's attributes on some versions; only CSS may pass.
  if (css.includes('<')) throw new Error('the extracted stylesheet is not plain CSS');
  return css;
}
