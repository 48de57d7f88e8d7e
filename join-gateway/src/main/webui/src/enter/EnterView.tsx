import { Button, Loader, Stack, Text, TextInput } from '@mantine/core';
import { type SubmitEvent, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { KIND_NAMES } from '../kinds';
import { Stage } from '../look/Stage';
import { Notice } from '../look/Notice';
import { PERSON_NAME_MAX, type PersonNameFault, personNameFault } from '../names';
import type { RoomSeen } from '../page';
import { passes, type Problem, problemOf } from '../problem/problems';
import { keep, recall } from '../storage';
import { knock, leaveFor } from './door';
import { ATTEMPTS_MAX } from './pace';
import { useLeaving } from './useLeaving';
import { Waiting } from './Waiting';

const NAME_KEY = 'ensemble.name';

interface Props {
  room: RoomSeen;
  problem?: string;
  name?: string;
  /** Tells the server that all attempts are one person's. */
  visit?: string;
}

export function EnterView({ room, problem: code, name: given, visit }: Props) {
  const { t } = useTranslation();
  const [problem, setProblem] = useState(() => (code === undefined ? undefined : problemOf(code)));
  const [name, setName] = useState(() => given ?? recall(NAME_KEY) ?? '');
  const [fault, setFault] = useState(() => faultBehind(problem));
  const [leaving, setLeaving] = useLeaving();
  const [attempt, setAttempt] = useState(() => (passes(problem) && given !== undefined ? 1 : undefined));
  /** The attempt that still counts, for an answer that comes when somebody has stopped waiting. */
  const awaited = useRef<number>(undefined);
  const field = useRef<HTMLInputElement>(null);
  const button = useRef<HTMLButtonElement>(null);

  useEffect(() => {
    awaited.current = attempt;
  }, [attempt]);

  function submit(event: SubmitEvent<HTMLFormElement>) {
    const why = personNameFault(name);
    if (why !== undefined) {
      event.preventDefault();
      setFault(why);
      field.current?.focus();
      return;
    }
    keep(NAME_KEY, name.trim());
    setAttempt(undefined);
    setLeaving(true);
  }

  async function tryAgain(made: number) {
    const answer = await knock(name, visit);
    if (awaited.current !== made) {
      return;
    }
    if ('location' in answer) {
      setAttempt(undefined);
      setLeaving(true);
      leaveFor(answer.location);
      return;
    }
    setProblem(answer.problem);
    setFault(faultBehind(answer.problem));
    setAttempt(passes(answer.problem) && made < ATTEMPTS_MAX ? made + 1 : undefined);
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

  const kind = t('enter.kind', { kind: KIND_NAMES[room.kind] });
  return (
    <Stage
      title={room.name}
      tabTitle={problem === undefined ? room.name : `${t(`problems.${problem}.title`)} – ${room.name}`}
      lead={t(`enter.lead.${room.open ? 'attendee' : room.role}`)}
      note={room.open ? `${kind} ${t('enter.open')}` : kind}
    >
      <form method="post" action={window.location.pathname} onSubmit={submit} noValidate>
        <Stack gap="lg">
          {problem !== undefined && <Notice problem={problem} />}
          {passes(problem) && attempt === undefined && !leaving && <Text>{t('waiting.stopped')}</Text>}
          {attempt !== undefined && !leaving && (
            <Waiting key={attempt} attempt={attempt} onElapsed={() => void tryAgain(attempt)} onStop={stop} />
          )}
          {visit !== undefined && <input type="hidden" name="visit" value={visit} />}
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
            autoFocus={!passes(problem)}
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
            {leaving ? t('enter.entering') : t(`enter.button.${room.open ? 'open' : room.role}`)}
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
