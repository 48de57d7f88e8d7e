import { Button, Stack } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { LinkField } from './LinkField';
import type { Room } from './rooms';

export function RoomLinks({ room, onAnother }: { room: Room; onAnother: () => void }) {
  const { t } = useTranslation();
  return (
    <Stack gap="xl">
      <LinkField role="moderator" url={room.moderatorUrl} />
      <LinkField role="attendee" url={room.attendeeUrl} />
      <Button variant="subtle" onClick={onAnother} data-testid="another">
        {t('links.another')}
      </Button>
    </Stack>
  );
}
