import { Button, Group, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { ATTEMPTS_MAX } from './attempts';
import { useCountdown } from './useCountdown';

export const WAIT_SECONDS = 10;

interface Props {
  attempt: number;
  onElapsed: () => void;
  onStop: () => void;
}

export function Waiting({ attempt, onElapsed, onStop }: Props) {
  const { t } = useTranslation();
  const seconds = useCountdown(WAIT_SECONDS, onElapsed);
  return (
    <Group justify="space-between" gap="sm">
      {/* A timer is not read out at every change, unlike the alert over it. */}
      <div role="timer">
        <Text fw={600}>{t('waiting.countdown', { seconds })}</Text>
        <Text size="sm" c="dimmed">
          {t('waiting.attempt', { attempt, max: ATTEMPTS_MAX })}
        </Text>
      </div>
      <Button variant="default" onClick={onStop}>
        {t('waiting.stop')}
      </Button>
    </Group>
  );
}
