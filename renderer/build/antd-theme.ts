import type { ThemeConfig } from 'antd';

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
