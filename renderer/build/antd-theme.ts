import { theme, type ThemeConfig } from 'antd';

/**
 * The look of every Ant Design component. The stylesheet is extracted from these values at build time, so changing
 * them while the program runs has no effect. Greys are darker than the library's own, so that hints, disabled
 * fields and errors reach a contrast of 4.5 on their background.
 */
export const ANTD_TOKENS: NonNullable<ThemeConfig['token']> = {
  colorPrimary: '#0e5a67',
  colorPrimaryHover: '#0b4a55',
  colorPrimaryActive: '#083a43',
  colorLink: '#0e5a67',
  colorLinkHover: '#0b4a55',
  colorLinkActive: '#083a43',
  colorInfo: '#0e5a67',
  colorSuccess: '#0e5a67',
  colorWarning: '#8a5a00',
  colorError: '#a3231c',
  colorErrorText: '#a3231c',
  colorErrorHover: '#8a1b15',
  colorText: '#1b2529',
  colorTextSecondary: '#434f55',
  colorTextTertiary: '#525e65',
  colorTextQuaternary: '#59656c',
  colorTextDescription: '#4a565c',
  colorTextPlaceholder: '#5d696f',
  colorTextDisabled: '#59656c',
  colorBorder: '#87939a',
  colorBorderSecondary: '#d5dbde',
  colorSplit: '#d5dbde',
  colorBgLayout: '#f4f6f6',
  fontFamily: "'Noto Sans SC', sans-serif",
  fontSize: 14,
  lineHeight: 22 / 14,
  borderRadius: 3,
  borderRadiusLG: 4,
  borderRadiusSM: 2,
  controlHeight: 36,
  controlHeightSM: 28,
  controlHeightLG: 44,
  fontWeightStrong: 600,
  motionDurationFast: '0.08s',
  motionDurationMid: '0.12s',
  motionDurationSlow: '0.15s',
  boxShadow: 'none',
};

/** What differs where the ground is dark; the same colours as in `tokens.css`. */
const DARK: NonNullable<ThemeConfig['token']> = {
  colorPrimary: '#7cc8d3',
  colorPrimaryHover: '#a3dae2',
  colorPrimaryActive: '#b5e3ea',
  colorLink: '#7cc8d3',
  colorLinkHover: '#a3dae2',
  colorLinkActive: '#b5e3ea',
  colorInfo: '#7cc8d3',
  colorSuccess: '#7cc8d3',
  colorWarning: '#f0c674',
  colorError: '#ff9b93',
  colorErrorText: '#ff9b93',
  colorErrorHover: '#ffb5af',
  colorText: '#e8edef',
  colorTextSecondary: '#c3ccd0',
  colorTextTertiary: '#a9b4b9',
  colorTextQuaternary: '#a9b4b9',
  colorTextDescription: '#c3ccd0',
  colorTextPlaceholder: '#a9b4b9',
  colorTextDisabled: '#a9b4b9',
  colorTextLightSolid: '#08262b',
  colorBorder: '#7d8b92',
  colorBorderSecondary: '#39454a',
  colorSplit: '#39454a',
  colorBgLayout: '#0f1416',
  colorBgContainer: '#171d20',
  colorBgElevated: '#1c2326',
};

/** Black on white, every line drawn. */
const CONTRAST: NonNullable<ThemeConfig['token']> = {
  colorPrimary: '#003a45',
  colorPrimaryHover: '#00262d',
  colorPrimaryActive: '#001a1f',
  colorLink: '#003a45',
  colorError: '#8a0000',
  colorErrorText: '#8a0000',
  colorText: '#000000',
  colorTextSecondary: '#111111',
  colorTextTertiary: '#222222',
  colorTextQuaternary: '#222222',
  colorTextDescription: '#111111',
  colorTextPlaceholder: '#333333',
  colorTextDisabled: '#333333',
  colorBorder: '#000000',
  colorBorderSecondary: '#000000',
  colorSplit: '#000000',
};

/** The other looks, by the name that stands in `data-theme` on the root element. */
export const OTHER_LOOKS: Readonly<Record<'dark' | 'contrast', ThemeConfig>> = {
  dark: {
    algorithm: theme.darkAlgorithm,
    token: DARK,
    components: { Button: { primaryColor: '#08262b' }, Tooltip: { colorTextLightSolid: '#e8edef' } },
  },
  contrast: { token: CONTRAST },
};

/** No shadows but those of drawers and open lists. */
export const ANTD_PARTS: NonNullable<ThemeConfig['components']> = {
  Button: { primaryShadow: 'none', defaultShadow: 'none', dangerShadow: 'none', contentFontSizeLG: 14 },
};

/** Must be the same at extraction and at run time, else no rule matches. */
export const ANTD_SCOPE = { hashed: false, cssVar: { key: 'app' } } as const;

/** The components whose rules the stylesheet contains; one that is not listed here appears without style. */
export const ANTD_COMPONENTS = [
  'Alert',
  'App',
  'Button',
  'Checkbox',
  'Collapse',
  'DatePicker',
  'Descriptions',
  'Divider',
  'Drawer',
  'Dropdown',
  'Empty',
  'Form',
  'Input',
  'InputNumber',
  'Menu',
  'Modal',
  'Popconfirm',
  'Popover',
  'Progress',
  'Radio',
  'Segmented',
  'Select',
  'Space',
  'Spin',
  'Steps',
  'Switch',
  'Table',
  'Tabs',
  'Tag',
  'Tooltip',
  'Tree',
  'Typography',
];
