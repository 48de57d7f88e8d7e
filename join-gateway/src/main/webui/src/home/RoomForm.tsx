import { Button, Input, Loader, SegmentedControl, Stack, TextInput } from '@mantine/core';
import { type SubmitEvent, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { KIND_NAMES } from '../kinds';
import { Notice } from '../look/Notice';
import { ROOM_NAME_MAX, ROOM_NAME_MIN, type RoomNameFault, roomNameFault } from '../names';
import type { Kind } from '../page';
import type { Problem } from '../problem/problems';
import { createRoom, type Room } from './rooms';

interface Props {
  kinds: Kind[];
  focused: boolean;
  onCreated: (room: Room) => void;
}

export function RoomForm({ kinds, focused, onCreated }: Props) {
  const { t } = useTranslation();
  const [name, setName] = useState('');
  const [kind, setKind] = useState<Kind>(kinds[0] ?? 'bigbluebutton');
  const [fault, setFault] = useState<RoomNameFault>();
  const [problem, setProblem] = useState<Problem>();
  const [creating, setCreating] = useState(false);
  const field = useRef<HTMLInputElement>(null);
  const notice = useRef<HTMLDivElement>(null);

  useEffect(() => {
    if (problem !== undefined) {
      notice.current?.focus();
    }
  }, [problem]);

  function refuse(why: RoomNameFault) {
    setFault(why);
    field.current?.focus();
  }

  async function create() {
    const why = roomNameFault(name);
    if (why !== undefined) {
      refuse(why);
      return;
    }
    setProblem(undefined);
    setCreating(true);
    const outcome = await createRoom(name.trim(), kind);
    setCreating(false);
    if ('room' in outcome) {
      onCreated(outcome.room);
    } else if (outcome.problem === 'name-missing') {
      refuse('missing');
    } else if (outcome.problem === 'name-too-long') {
      refuse('tooLong');
    } else {
      setProblem(outcome.problem);
    }
  }

  function submit(event: SubmitEvent<HTMLFormElement>) {
    event.preventDefault();
    void create();
  }

  return (
    <form onSubmit={submit} noValidate>
      <Stack gap="lg">
        {problem !== undefined && <Notice ref={notice} problem={problem} />}
        <TextInput
          ref={field}
          size="md"
          data-testid="room-name"
          label={t('home.name')}
          description={t('home.nameHint')}
          required
          withAsterisk={false}
          autoFocus={focused}
          autoComplete="off"
          value={name}
          onChange={(event) => {
            setName(event.currentTarget.value);
            setFault(undefined);
          }}
          error={fault && t(`home.nameFault.${fault}`, { min: ROOM_NAME_MIN, max: ROOM_NAME_MAX })}
        />
        {kinds.length > 1 && (
          <Input.Wrapper
            size="md"
            label={t('home.kind')}
            labelElement="div"
            labelProps={{ id: 'kind-label' }}
          >
            <SegmentedControl
              fullWidth
              size="md"
              mt={4}
              data-testid="kind"
              aria-labelledby="kind-label"
              value={kind}
              onChange={setKind}
              data={kinds.map((value) => ({ value, label: KIND_NAMES[value] }))}
            />
          </Input.Wrapper>
        )}
        <Button
          type="submit"
          size="md"
          fullWidth
          data-testid="create-room"
          disabled={creating}
          leftSection={creating && <Loader size="xs" color="currentColor" />}
        >
          {creating ? t('home.creating') : t('home.create')}
        </Button>
      </Stack>
    </form>
  );
}
