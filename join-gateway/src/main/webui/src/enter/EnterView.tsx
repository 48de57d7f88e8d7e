import { Button, Loader, Stack, Text, TextInput } from '@mantine/core';
import { type SubmitEvent, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { KIND_NAMES } from '../kinds';
import { Stage } from '../look/Stage';
import { Notice } from '../look/Notice';
import { PERSON_NAME_MAX, type PersonNameFault, personNameFault } from '../names';
import type { RoomSeen } from '../page';
import { type Problem, problemOf } from '../problem/problems';
import { keep, recall } from '../storage';
import { countAttempts, nextAttempt } from './attempts';
import { useLeaving } from './useLeaving';
import { Waiting } from './Waiting';

const NAME_KEY = 'ensemble.name';

interface Props {
  room: RoomSeen;
  problem?: string;
  name?: string;
}

export function EnterView({ room, problem: code, name: given }: Props) {
  const { t } = useTranslation();
  const problem = code === undefined ? undefined : problemOf(code);
  const [name, setName] = useState(() => given ?? recall('browser', NAME_KEY) ?? '');
  const [fault, setFault] = useState(() => faultBehind(problem));
  const [leaving, setLeaving] = useLeaving();
  const [attempt, setAttempt] = useState(() =>
    problem === 'no-server' && given !== undefined ? nextAttempt() : undefined,
  );
  const form = useRef<HTMLFormElement>(null);
  const field = useRef<HTMLInputElement>(null);
  const button = useRef<HTMLButtonElement>(null);

  useEffect(() => {
    if (problem !== 'no-server') {
      countAttempts(0);
    }
  }, [problem]);

  function submit(event: SubmitEvent<HTMLFormElement>) {
    const why = personNameFault(name);
    if (why !== undefined) {
      event.preventDefault();
      setFault(why);
      field.current?.focus();
      return;
    }
    keep('browser', NAME_KEY, name.trim());
    countAttempts(0);
    setLeaving(true);
  }

  function tryAgain(made: number) {
    countAttempts(made);
    setLeaving(true);
    // Unlike a click, this does not pass through submit(), which would set the count back.
    form.current?.submit();
  }

  function stop() {
    setAttempt(undefined);
    button.current?.focus();
  }

  function type(text: string) {
    setName(text);
    setFault(undefined);
    // Whoever corrects the name must not be sent off in the middle of a word.
    setAttempt(undefined);
  }

  return (
    <Stage
      title={room.name}
      tabTitle={problem === undefined ? room.name : `${t(`problems.${problem}.title`)} – ${room.name}`}
      lead={t(`enter.lead.${room.role}`)}
      note={t('enter.kind', { kind: KIND_NAMES[room.kind] })}
    >
      <form ref={form} method="post" action={window.location.pathname} onSubmit={submit} noValidate>
        <Stack gap="lg">
          {problem !== undefined && <Notice problem={problem} />}
          {problem === 'no-server' && attempt === undefined && !leaving && (
            <Text>{t('waiting.stopped')}</Text>
          )}
          {attempt !== undefined && !leaving && (
            <Waiting attempt={attempt} onElapsed={() => tryAgain(attempt)} onStop={stop} />
          )}
          <TextInput
            ref={field}
            size="md"
            name="name"
            autoComplete="name"
            data-testid="name"
            label={t('enter.name')}
            description={t('enter.nameHint')}
            required
            withAsterisk={false}
            autoFocus={problem !== 'no-server'}
            maxLength={PERSON_NAME_MAX}
            value={name}
            onChange={(event) => type(event.currentTarget.value)}
            error={fault && t(`enter.nameFault.${fault}`, { max: PERSON_NAME_MAX })}
          />
          <Button
            ref={button}
            type="submit"
            size="md"
            fullWidth
            data-testid="enter"
            disabled={leaving}
            leftSection={leaving && <Loader size="xs" color="currentColor" />}
          >
            {leaving ? t('enter.entering') : t(`enter.button.${room.role}`)}
          </Button>
        </Stack>
      </form>
    </Stage>
  );
}

function faultBehind(problem: Problem | undefined): PersonNameFault | undefined {
  switch (problem) {
    case 'name-missing':
      return 'missing';
    case 'name-too-long':
      return 'tooLong';
    default:
      return undefined;
  }
}
