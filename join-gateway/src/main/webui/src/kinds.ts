import type { Kind } from './page';

/** Product names: the same in every language. */
export const KIND_NAMES: Record<Kind, string> = {
  bigbluebutton: 'BigBlueButton',
  jitsi: 'Jitsi',
};
