import { Button, Group, Text } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { isLong, secondsBefore } from './pace';
import { useCountdown } from './useCountdown';

interface Props {
  /** The number of the attempt that is waited for. */
  attempt: number;
  onElapsed: () => void;
  onStop: () => void;
}

export function Waiting({ attempt, onElapsed, onStop }: Props) {
  const { t } = useTranslation();
  const [trying, setTrying] = useState(false);
  const seconds = useCountdown(secondsBefore(attempt), () => {
    setTrying(true);
    onElapsed();
  });
  return (
    <>
      <Text data-testid="waiting">{t(isLong(attempt) ? 'waiting.long' : 'waiting.byItself')}</Text>
      <Group justify="space-between" gap="sm">
        {/* A timer is not read out at every change, unlike the alert over it. */}
        <div role="timer">
          <Text fw={600}>{trying ? t('waiting.trying') : t('waiting.countdown', { seconds })}</Text>
          <Text size="sm" c="dimmed">
            {t('waiting.attempt', { attempt })}
          </Text>
        </div>
        <Button variant="default" onClick={onStop}>
          {t('waiting.stop')}
        </Button>
      </Group>
    </>
  );
}
