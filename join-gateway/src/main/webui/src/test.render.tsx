import { MantineProvider } from '@mantine/core';
import { render } from '@testing-library/react';
import type { ReactElement } from 'react';

export function show(view: ReactElement) {
  return render(<MantineProvider env="test">{view}</MantineProvider>);
}
