import './look/mantine';
import './look/page.css';
import { MantineProvider } from '@mantine/core';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { App } from './App';
import { startLanguage } from './language/language';
import { cssVariablesResolver, theme } from './look/theme';
import { readPage } from './page';

const root = document.getElementById('root');
if (root === null) {
  throw new Error('index.html has no element "root"');
}
startLanguage();
createRoot(root).render(
  <StrictMode>
    <MantineProvider theme={theme} cssVariablesResolver={cssVariablesResolver} defaultColorScheme="auto">
      <App page={readPage(document)} />
    </MantineProvider>
  </StrictMode>,
);
