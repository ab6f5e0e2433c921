import { theme, type ThemeConfig } from 'antd'

/** Ant Design in the family's colours, dense: the compact algorithm takes 16 px down to 14, 32 px controls down to 28. Greys are dark enough to be read (WCAG 1.4.3). */
export const deskTheme: ThemeConfig = {
  algorithm: theme.compactAlgorithm,
  token: {
    colorPrimary: '#1b4f9c',
    colorSuccess: '#14713d',
    colorWarning: '#8a5a00',
    colorError: '#b3261e',
    colorInfo: '#1b4f9c',
    colorLink: '#1b4f9c',
    colorText: '#1a2230',
    colorTextSecondary: '#4a5568',
    colorTextTertiary: '#4a5568',
    colorTextDescription: '#4a5568',
    colorTextHeading: '#1a2230',
    colorTextPlaceholder: '#667085',
    colorBorder: '#75829a',
    colorBorderSecondary: '#d9dfe8',
    colorBgLayout: '#f3f5f9',
    fontSize: 16,
    borderRadius: 6,
    controlHeight: 32,
    fontFamily: 'var(--cx-font)',
    // Who wants nothing to move gets lists and dialogs that stand at once, and take the first press.
    motion: !window.matchMedia('(prefers-reduced-motion: reduce)').matches,
    motionDurationMid: '0.12s',
    motionDurationSlow: '0.16s',
  },
  components: {
    Table: { headerBg: '#f3f5f9', headerColor: '#4a5568', cellPaddingBlockSM: 5, cellPaddingInlineSM: 8 },
    Button: { fontWeight: 550, primaryShadow: 'none', defaultShadow: 'none', dangerShadow: 'none' },
  },
}
