import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Stage } from '../look/Stage';
import type { Kind } from '../page';
import { RoomForm } from './RoomForm';
import { RoomLinks } from './RoomLinks';
import type { Room } from './rooms';

interface Props {
  kinds: Kind[];
  /** Kinds of which some servers do not tell the two links apart. */
  open: Kind[];
}

export function HomeView({ kinds, open }: Props) {
  const { t } = useTranslation();
  // The links open meetings, so they live here only: not in storage, not in the address.
  const [room, setRoom] = useState<Room>();
  const [another, setAnother] = useState(false);

  function makeAnother() {
    setRoom(undefined);
    setAnother(true);
  }

  if (room !== undefined) {
    return (
      <Stage
        key="links"
        title={room.name}
        tabTitle={room.name}
        lead={t(open.includes(room.kind) ? 'links.openLead' : 'links.lead')}
        note={open.includes(room.kind) ? `${t('links.open')} ${t('links.note')}` : t('links.note')}
        focused
      >
        <RoomLinks room={room} onAnother={makeAnother} />
      </Stage>
    );
  }
  return (
    <Stage key="form" title={t('home.title')} tabTitle={t('home.title')} lead={t('home.lead')}>
      <RoomForm kinds={kinds} focused={another} onCreated={setRoom} />
    </Stage>
  );
}
