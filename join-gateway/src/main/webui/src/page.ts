import { isRecord } from './json';

export type Kind = 'bigbluebutton' | 'jitsi';
export type Role = 'moderator' | 'attendee';

export interface RoomSeen {
  name: string;
  role: Role;
  kind: Kind;
  /** Whether whoever enters first moderates, whatever the link says. */
  open: boolean;
}

/** What the gateway wants this page to show. */
export type Page = { version?: string } & (
  | { view: 'home'; kinds: Kind[]; open: Kind[] }
  | { view: 'enter'; room: RoomSeen; problem?: string; name?: string; visit?: string }
  | { view: 'join'; problem: string }
  | { view: 'problem'; problem: string }
);

const KINDS: readonly Kind[] = ['bigbluebutton', 'jitsi'];

/** Reads the element that the gateway fills. What cannot be read means home: a page that always works. */
export function readPage(document: Document): Page {
  const value = parse(document.getElementById('page')?.textContent ?? '');
  const version = text(value.version);
  switch (value.view) {
    case 'enter': {
      const room = roomSeen(value.room);
      return room === undefined
        ? { view: 'problem', problem: 'unexpected', version }
        : {
            view: 'enter',
            room,
            problem: text(value.problem),
            name: text(value.name),
            visit: isRecord(value.again) ? text(value.again.visit) : undefined,
            version,
          };
    }
    case 'join':
    case 'problem':
      return { view: value.view, problem: text(value.problem) ?? 'unexpected', version };
    default:
      return { view: 'home', kinds: kindsOf(value.kinds), open: known(value.open), version };
  }
}

function parse(json: string): Record<string, unknown> {
  try {
    const value: unknown = JSON.parse(json);
    return isRecord(value) ? value : {};
  } catch {
    return {};
  }
}

function text(value: unknown): string | undefined {
  return typeof value === 'string' && value !== '' ? value : undefined;
}

function kindsOf(value: unknown): Kind[] {
  const kinds = known(value);
  return kinds.length > 0 ? kinds : ['bigbluebutton'];
}

function known(value: unknown): Kind[] {
  return KINDS.filter((kind) => Array.isArray(value) && value.includes(kind));
}

function roomSeen(value: unknown): RoomSeen | undefined {
  if (!isRecord(value)) {
    return undefined;
  }
  const name = text(value.name);
  const kind = KINDS.find((one) => one === value.kind);
  const role = value.role;
  return name !== undefined && kind !== undefined && (role === 'moderator' || role === 'attendee')
    ? { name, role, kind, open: value.open === true }
    : undefined;
}
