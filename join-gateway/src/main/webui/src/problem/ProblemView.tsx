import { Button, Stack, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Stage } from '../look/Stage';
import { problemOf } from './problems';

export function ProblemView({ code }: { code: string }) {
  const { t } = useTranslation();
  const problem = problemOf(code);
  const title = t(`problems.${problem}.title`);
  return (
    <Stage title={title} tabTitle={title}>
      <Stack gap="lg" align="flex-start">
        <Text data-testid="problem">{t(`problems.${problem}.text`)}</Text>
        <Button component="a" href="/" variant="default">
          {t('problem.home')}
        </Button>
      </Stack>
    </Stage>
  );
}
