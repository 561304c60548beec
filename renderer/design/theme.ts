import { createTheme, type MantineColorsTuple } from '@mantine/core';

/** Ink: the one strong colour of the window, for what can be acted on. */
const ink: MantineColorsTuple = ['#eef5f9', '#dbe7ee', '#b4cddb', '#8ab2c8', '#689bb7', '#528dad', '#4586a9', '#357393', '#1f5673', '#12435c'];

/** Calm, dense, readable at arm's length: 15 px text, square-ish corners, little shadow. */
export const theme = createTheme({
  primaryColor: 'ink',
  primaryShade: { light: 8, dark: 5 },
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
    TextInput: { defaultProps: { size: 'sm' } },
    Select: { defaultProps: { size: 'sm', comboboxProps: { shadow: 'md' } } },
    Table: { defaultProps: { verticalSpacing: 6, horizontalSpacing: 10 } },
  },
});
