// Lengths count UTF-16 units, as the browser's maxlength and the server do.
export const ROOM_NAME_MIN = 2;
export const ROOM_NAME_MAX = 256;
export const PERSON_NAME_MAX = 255;

export type PersonNameFault = 'missing' | 'tooLong';
export type RoomNameFault = PersonNameFault | 'tooShort';

export function personNameFault(name: string): PersonNameFault | undefined {
  const { length } = name.trim();
  if (length === 0) {
    return 'missing';
  }
  return length > PERSON_NAME_MAX ? 'tooLong' : undefined;
}

export function roomNameFault(name: string): RoomNameFault | undefined {
  const { length } = name.trim();
  if (length === 0) {
    return 'missing';
  }
  if (length < ROOM_NAME_MIN) {
    return 'tooShort';
  }
  return length > ROOM_NAME_MAX ? 'tooLong' : undefined;
}
