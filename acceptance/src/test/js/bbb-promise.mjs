// The same through bbb-promise, whose encoding of parameters differs from bigbluebutton-js's.
import assert from 'node:assert/strict';
import { createRequire } from 'node:module';

const bbb = createRequire(import.meta.url)('bbb-promise');
const { administration, monitoring } = bbb.server(process.env.BBB_URL, process.env.BBB_SECRET);
const id = process.env.MEETING ?? `promise ${Date.now()}`;

const created = (await administration.create('Chemistry & more', id, { attendeePW: 'ap', moderatorPW: 'mp' })).response;
assert.equal(created.returncode[0], 'SUCCESS');
assert.equal(created.meetingID[0], id);

const joined = await fetch(administration.join('Marie', id, 'mp'), { redirect: 'manual' });
assert.equal(joined.status, 302);

const info = (await monitoring.getMeetingInfo(id)).response;
assert.equal(info.meetingName[0], 'Chemistry & more');
assert.equal(info.meetingID[0], id);

const listed = (await monitoring.getMeetings()).response.meetings[0].meeting;
assert.equal(listed.filter((meeting) => meeting.meetingID[0] === id).length, 1);
assert.ok(listed.every((meeting) => !meeting.meetingID[0].includes('~')), 'no id is scoped');

const running = (await monitoring.isMeetingRunning(id)).response;
assert.equal(running.running[0], 'false');

const ended = (await administration.end(id, 'mp')).response;
assert.equal(ended.messageKey[0], 'sentEndMeetingRequest');
assert.equal((await monitoring.getMeetingInfo(id)).response.messageKey[0], 'notFound');
console.log('bbb-promise: create, join, getMeetingInfo, getMeetings, isMeetingRunning, end');
