import { createTheme, type CSSVariablesResolver, defaultVariantColorsResolver } from '@mantine/core';

export const theme = createTheme({
  primaryColor: 'pine',
  primaryShade: { light: 7, dark: 4 },
  autoContrast: true,
  // Mantine takes the text colour of the light scheme for both; the dark scheme's buttons are bright.
  variantColorResolver: (input) => ({
    ...defaultVariantColorsResolver(input),
    ...(input.variant === 'filled' && { color: 'var(--mantine-primary-color-contrast)' }),
  }),
  respectReducedMotion: true,
  cursorType: 'pointer',
  defaultRadius: 'md',
  fontFamily:
    'system-ui, -apple-system, "Segoe UI", Roboto, "Hiragino Sans", "Yu Gothic UI", "Noto Sans", "Noto Sans CJK JP", sans-serif',
  headings: { fontWeight: '680' },
  colors: {
    pine: [
      '#eef7f5',
      '#dbece8',
      '#b3d8d1',
      '#87c3b8',
      '#6fbfb0',
      '#4aa596',
      '#2f8f80',
      '#1c7568',
      '#115e54',
      '#074a42',
    ],
    amber: [
      '#fff7e6',
      '#fdebc8',
      '#f9d896',
      '#f5c66a',
      '#f0b44c',
      '#dd9a26',
      '#b97c12',
      '#8f5e08',
      '#744b05',
      '#5b3a03',
    ],
    dark: [
      '#dbe4e2',
      '#bccac7',
      '#9bada9',
      '#84968f',
      '#72867f',
      '#2b3a38',
      '#1f2c2a',
      '#172220',
      '#101817',
      '#0a100f',
    ],
  },
});

/** Mantine's own error, dimmed and border colours are paler than WCAG AA asks for. */
export const cssVariablesResolver: CSSVariablesResolver = () => ({
  variables: {},
  light: {
    '--mantine-color-body': '#f6f5f0',
    '--mantine-color-text': '#16211f',
    '--mantine-color-dimmed': '#50605c',
    '--mantine-color-error': '#b3261e',
    // The border of fields and plain buttons.
    '--mantine-color-gray-4': '#7b8c88',
    // A button that waits still says for what.
    '--mantine-color-disabled-color': '#55635f',
    '--card': '#ffffff',
    '--card-border': '#e2e2d9',
    '--card-shadow': '0 1px 2px rgb(22 33 31 / 5%), 0 12px 32px rgb(22 33 31 / 7%)',
    '--backdrop': '#efeee6',
    '--mark': '#115e54',
    '--mark-dot': '#dd9a26',
  },
  dark: {
    '--mantine-color-body': '#101817',
    '--mantine-color-dimmed': '#9bada9',
    '--mantine-color-error': '#ff9c92',
    '--card': '#172220',
    '--card-border': '#2b3a38',
    '--card-shadow': 'none',
    '--backdrop': '#14201e',
    '--mark': '#6fbfb0',
    '--mark-dot': '#f0b44c',
  },
});
