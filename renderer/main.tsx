import '@fontsource-variable/inter';
import '@mantine/core/styles.css';
import '@mantine/dates/styles.css';
import '@mantine/dropzone/styles.css';
import '@mantine/notifications/styles.css';
import '@mantine/spotlight/styles.css';
import './design/daybook.css';
import { MantineProvider } from '@mantine/core';
import { Notifications } from '@mantine/notifications';
import { createRoot } from 'react-dom/client';
import { App } from './app.tsx';
import { readableColours, theme } from './design/theme.ts';
import { AddressRefused, joinStation, type StationClient } from './station-link/link.ts';
import { CannotJoin } from './shell/cannot-join.tsx';

if (!('Temporal' in globalThis)) await import('temporal-polyfill/global');

const nonce = document.querySelector<HTMLMetaElement>('meta[property="csp-nonce"]')?.nonce ?? '';
// The library that locks the page behind a dialog takes the nonce of its style sheet from this name.
Object.assign(globalThis, { __webpack_nonce__: nonce });
const joined = await joinStation().catch((error: unknown) => error);

createRoot(document.getElementById('window')!).render(
  <MantineProvider theme={theme} cssVariablesResolver={readableColours} defaultColorScheme="auto" getStyleNonce={() => nonce}>
    <Notifications position="top-center" limit={1} containerWidth={360} />
    {joined instanceof Error ? <CannotJoin refused={joined instanceof AddressRefused} /> : <App client={joined as StationClient} />}
  </MantineProvider>,
);
