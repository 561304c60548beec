import { createTheme, type CSSVariablesResolver, type MantineColorsTuple } from '@mantine/core';

/** Ink: the one strong colour of the window, for what can be acted on. */
const ink: MantineColorsTuple = ['#eef5f9', '#dbe7ee', '#b4cddb', '#8ab2c8', '#689bb7', '#528dad', '#4586a9', '#357393', '#1f5673', '#12435c'];

/** Calm, dense, readable at arm's length: 15 px text, square-ish corners, little shadow. */
export const theme = createTheme({
  primaryColor: 'ink',
  primaryShade: { light: 8, dark: 7 },
  colors: { ink },
  fontFamily: "'Inter Variable', system-ui, sans-serif",
  fontFamilyMonospace: "ui-monospace, 'Cascadia Mono', 'DejaVu Sans Mono', monospace",
  fontSizes: { xs: '12.5px', sm: '14px', md: '15px', lg: '17px', xl: '20px' },
  headings: { fontWeight: '650', sizes: { h1: { fontSize: '25px', lineHeight: '1.2' }, h2: { fontSize: '18px', lineHeight: '1.3' }, h3: { fontSize: '15px', lineHeight: '1.3' } } },
  defaultRadius: 'sm',
  cursorType: 'pointer',
  respectReducedMotion: true,
  components: {
    Button: { defaultProps: { size: 'sm' } },
    Modal: { defaultProps: { closeButtonProps: { 'aria-label': 'Close' } } },
    Notification: { defaultProps: { closeButtonProps: { 'aria-label': 'Close' } } },
    TextInput: { defaultProps: { size: 'sm' } },
    Select: { defaultProps: { size: 'sm', comboboxProps: { shadow: 'md' } } },
    Table: { defaultProps: { verticalSpacing: 6, horizontalSpacing: 10 } },
  },
});

/** The library's colours of words that are too pale on their grounds, as this window writes them: 4.5 to 1 at least. */
export const readableColours: CSSVariablesResolver = () => ({
  variables: {},
  light: {
    '--mantine-color-dimmed': '#5e6873',
    '--mantine-color-error': 'var(--mantine-color-red-9)',
    '--mantine-color-yellow-light-color': '#8a5500',
    '--mantine-color-orange-light-color': '#ad3d0c',
    '--mantine-color-teal-light-color': '#076b4d',
  },
  dark: {
    '--mantine-color-dimmed': '#95a1ad',
    '--mantine-color-error': 'var(--mantine-color-red-4)',
  },
});
