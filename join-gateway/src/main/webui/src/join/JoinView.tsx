import { Button, Loader, Stack, Text } from '@mantine/core';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ATTEMPTS_MAX } from '../enter/pace';
import { useLeaving } from '../enter/useLeaving';
import { Waiting } from '../enter/Waiting';
import { Stage } from '../look/Stage';
import { problemOf } from '../problem/problems';
import { askAgain, openAgain } from './signedJoin';

/** Whoever comes from a front end while the server of the meeting does not answer. */
export function JoinView({ problem: code }: { problem: string }) {
  const { t } = useTranslation();
  const [problem, setProblem] = useState(() => problemOf(code));
  const [attempt, setAttempt] = useState<number | undefined>(1);
  const [leaving, setLeaving] = useLeaving();
  /** The attempt that still counts, for an answer that comes when somebody has stopped waiting. */
  const awaited = useRef<number>(undefined);
  const button = useRef<HTMLButtonElement>(null);

  useEffect(() => {
    awaited.current = attempt;
  }, [attempt]);

  useEffect(() => {
    if (attempt === undefined) {
      button.current?.focus();
    }
  }, [attempt]);

  function open() {
    setAttempt(undefined);
    setLeaving(true);
    openAgain();
  }

  async function tryAgain(made: number) {
    const way = await askAgain();
    if (awaited.current !== made) {
      return;
    }
    if (way === 'open') {
      open();
      return;
    }
    setProblem(way.problem);
    setAttempt(made < ATTEMPTS_MAX ? made + 1 : undefined);
  }

  const title = t(`problems.${problem}.title`);
  return (
    <Stage title={title} tabTitle={title} lead={t(`problems.${problem}.text`)}>
      <Stack gap="lg" data-testid="join">
        {attempt !== undefined && (
          <Waiting
            key={attempt}
            attempt={attempt}
            onElapsed={() => void tryAgain(attempt)}
            onStop={() => setAttempt(undefined)}
          />
        )}
        {attempt === undefined && !leaving && <Text>{t('waiting.stopped')}</Text>}
        {attempt === undefined && (
          <Button
            ref={button}
            size="md"
            fullWidth
            onClick={open}
            disabled={leaving}
            leftSection={leaving && <Loader size="xs" color="currentColor" />}
          >
            {leaving ? t('enter.entering') : t('waiting.again')}
          </Button>
        )}
      </Stack>
    </Stage>
  );
}
