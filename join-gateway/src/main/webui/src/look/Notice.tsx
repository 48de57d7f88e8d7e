import { Alert } from '@mantine/core';
import type { Ref } from 'react';
import { useTranslation } from 'react-i18next';
import { passes, type Problem } from '../problem/problems';

interface Props {
  problem: Problem;
  ref?: Ref<HTMLDivElement>;
}

export function Notice({ problem, ref }: Props) {
  const { t } = useTranslation();
  return (
    <Alert
      ref={ref}
      tabIndex={-1}
      data-testid="problem"
      color={passes(problem) ? 'amber' : 'red'}
      title={t(`problems.${problem}.title`)}
    >
      {t(`problems.${problem}.text`)}
    </Alert>
  );
}
