import { createTheme, type CSSVariablesResolver, type MantineColorsTuple } from '@mantine/core';

const river: MantineColorsTuple = [
  '#eaf3f8',
  '#d5e5ee',
  '#a9c9dc',
  '#7aacc9',
  '#5394b8',
  '#3a84ad',
  '#2a75a0',
  '#1d5f86',
  '#1d5575',
  '#0f3a54',
];

/** Calm and dense: one accent colour, small radii, PT Sans at 15 px. Red and orange are kept for overdue and today. */
export const theme = createTheme({
  primaryColor: 'river',
  primaryShade: { light: 7, dark: 6 },
  colors: { river },
  fontFamily: '"PT Sans", "Segoe UI", Arial, sans-serif',
  headings: {
    fontFamily: '"PT Sans", "Segoe UI", Arial, sans-serif',
    fontWeight: '700',
    sizes: {
      h1: { fontSize: '1.5rem', lineHeight: '1.3' },
      h2: { fontSize: '1.1875rem', lineHeight: '1.35' },
      h3: { fontSize: '1.0625rem', lineHeight: '1.4' },
    },
  },
  fontSizes: { xs: '0.8125rem', sm: '0.9375rem', md: '1rem', lg: '1.125rem', xl: '1.25rem' },
  defaultRadius: 'sm',
  cursorType: 'pointer',
  respectReducedMotion: true,
  components: {
    Anchor: { defaultProps: { underline: 'hover' } },
    Modal: { defaultProps: { centered: true, closeButtonProps: { 'aria-label': 'Закрыть' } } },
    Drawer: { defaultProps: { closeButtonProps: { 'aria-label': 'Закрыть' } } },
    Notification: { defaultProps: { closeButtonProps: { 'aria-label': 'Закрыть уведомление' } } },
    Paper: { defaultProps: { radius: 'md' } },
    Table: { defaultProps: { verticalSpacing: 7, horizontalSpacing: 'sm' } },
  },
});

/** Mantine's greys and reds for text are below 4.5:1 in places; these reach WCAG AA on all our surfaces. */
export const resolveColours: CSSVariablesResolver = () => ({
  variables: {},
  light: {
    '--mantine-color-dimmed': '#55606a',
    '--mantine-color-placeholder': '#66707a',
    '--mantine-color-error': '#b3261e',
    '--mantine-color-text': '#1b2329',
    '--mantine-color-yellow-light-color': '#8a4b00',
    '--app-surface': '#ffffff',
    '--app-canvas': '#f4f6f7',
    '--app-line': '#d8dee3',
    '--app-overdue': '#b3261e',
    '--app-overdue-bg': '#fdeceb',
    '--app-today': '#8a4b00',
    '--app-today-bg': '#fdf1e0',
    '--app-done': '#1f6b3a',
    '--app-done-bg': '#e6f4ea',
    '--app-current': '#1d5f86',
    '--app-current-bg': '#e3f0f7',
    '--app-note-bg': '#fff8dd',
    '--app-note-line': '#d6b53c',
  },
  dark: {
    '--mantine-color-body': '#1a1e21',
    '--mantine-color-dimmed': '#aab4bc',
    '--mantine-color-placeholder': '#98a2aa',
    '--mantine-color-error': '#ff9d94',
    '--mantine-color-text': '#e4e8eb',
    '--mantine-color-anchor': '#8cc4e4',
    '--app-surface': '#22272b',
    '--app-canvas': '#1a1e21',
    '--app-line': '#3b434a',
    '--app-overdue': '#ff9d94',
    '--app-overdue-bg': '#46211e',
    '--app-today': '#ffc078',
    '--app-today-bg': '#432f14',
    '--app-done': '#86d6a0',
    '--app-done-bg': '#1b3a26',
    '--app-current': '#8cc4e4',
    '--app-current-bg': '#173344',
    '--app-note-bg': '#3a3317',
    '--app-note-line': '#8f7a2a',
  },
});
