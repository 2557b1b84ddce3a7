import type { ThemeConfig } from 'antd';
import type { MappingAlgorithm } from 'antd/es/theme/interface';
import darkAlgorithm from 'antd/es/theme/themes/dark';
import defaultAlgorithm from 'antd/es/theme/themes/default';
import { dark, font, light, type Palette } from './tokens.ts';

/** antd derives every colour from a few; its dark shades of them are muddier than ours, so ours are put back. */
function exactColours(p: Palette): MappingAlgorithm {
  return (seed, derived) => ({
    ...(derived ?? defaultAlgorithm(seed)),
    colorPrimary: p.accent,
    colorPrimaryHover: p.accentHover,
    colorPrimaryActive: p.accentHover,
    colorPrimaryText: p.accent,
    colorPrimaryBorder: p.accent,
    colorError: p.bad,
    colorErrorHover: p.bad,
    colorSuccess: p.good,
    colorWarning: p.warn,
  });
}

/** Our tokens as antd's theme. `hashed: false`: one antd on the page, so its class names need no hash. */
export function antdTheme(mode: 'light' | 'dark'): ThemeConfig {
  const p = mode === 'dark' ? dark : light;
  return {
    algorithm: [mode === 'dark' ? darkAlgorithm : defaultAlgorithm, exactColours(p)],
    hashed: false,
    token: {
      colorPrimary: p.accent,
      colorPrimaryHover: p.accentHover,
      colorPrimaryActive: p.accentHover,
      colorPrimaryBg: p.accentSoft,
      colorLink: p.accent,
      colorLinkHover: p.accentHover,
      colorSuccess: p.good,
      colorWarning: p.warn,
      colorError: p.bad,
      colorInfo: p.info,
      colorText: p.ink,
      colorTextSecondary: p.ink2,
      colorTextTertiary: p.ink3,
      colorTextPlaceholder: p.ink3,
      colorTextDescription: p.ink3,
      colorTextLightSolid: p.onAccent,
      colorBgLayout: p.bg,
      colorBgContainer: p.panel,
      colorBgElevated: p.panel,
      colorBorder: p.line,
      colorBorderSecondary: p.lineSoft,
      colorSplit: p.lineSoft,
      colorFillAlter: p.hover,
      controlItemBgHover: p.hover,
      controlItemBgActive: p.accentSoft,
      controlItemBgActiveHover: p.accentSoft,
      fontFamily: font,
      fontSize: 14,
      borderRadius: 7,
      borderRadiusLG: 8,
      borderRadiusSM: 5,
      controlHeight: 34,
      controlHeightSM: 26,
      boxShadow: p.shadow,
      boxShadowSecondary: p.shadow,
      motionUnit: 0.06,
      wireframe: false,
    },
    components: {
      Button: {
        primaryShadow: 'none',
        defaultShadow: 'none',
        dangerShadow: 'none',
        primaryColor: p.onAccent,
        fontWeight: 400,
      },
      Input: {
        colorBorder: p.lineField,
        activeShadow: `0 0 0 1px ${p.accent}`,
        errorActiveShadow: `0 0 0 1px ${p.bad}`,
      },
      Select: {
        colorBorder: p.lineField,
        activeOutlineColor: p.accentSoft,
        optionSelectedBg: p.accentSoft,
        optionSelectedColor: p.accent,
      },
      Tooltip: {
        colorTextLightSolid: light.panel,
        colorBgSpotlight: mode === 'dark' ? '#3a4048' : light.ink,
      },
      Form: { labelColor: p.ink2, verticalLabelPadding: '0 0 4px' },
      Tabs: { horizontalItemPadding: '8px 0', titleFontSize: 14 },
      Switch: { handleBg: mode === 'dark' ? p.panel : '#fff' },
    },
  };
}
