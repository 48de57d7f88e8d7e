// What a front end written with bigbluebutton-js does, from create to end.
import assert from 'node:assert/strict';
import { createRequire } from 'node:module';

const bbb = createRequire(import.meta.url)('bigbluebutton-js');
const api = bbb.api(process.env.BBB_URL, process.env.BBB_SECRET);
const id = process.env.MEETING ?? `js [1] ${Date.now()}`;
const call = (url) => bbb.http(url);

const created = await call(api.administration.create('Übung & Größe 🎓', id, { attendeePW: 'ap', moderatorPW: 'mp' }));
assert.equal(created.returncode, 'SUCCESS');
assert.equal(created.meetingID, id);

const again = await call(api.administration.create('Übung & Größe 🎓', id, { attendeePW: 'ap', moderatorPW: 'mp' }));
assert.equal(again.messageKey, 'duplicateWarning');
assert.equal(again.createTime, created.createTime);

const before = await call(api.monitoring.isMeetingRunning(id));
assert.equal(String(before.running), 'false');

// A browser follows the join to the node's own page, and the node counts it.
const joined = await fetch(api.administration.join('Jürgen', id, 'mp'), { redirect: 'manual' });
assert.equal(joined.status, 302);
const node = await fetch(joined.headers.get('location'), { redirect: 'manual' });
assert.equal(node.status, 302);
const client = new URL(node.headers.get('location'), joined.headers.get('location'));
const connected = await fetch(
  new URL(`/sandbox/connect?sessionToken=${client.searchParams.get('sessionToken')}`, client),
  { method: 'POST' },
);
assert.ok(connected.ok, `the node does not know the session: ${connected.status}`);

const running = await call(api.monitoring.isMeetingRunning(id));
assert.equal(String(running.running), 'true');
const info = await call(api.monitoring.getMeetingInfo(id));
assert.equal(info.participantCount, 1);
assert.equal(info.moderatorCount, 1);
assert.equal(info.attendees.attendee.fullName, 'Jürgen');

const listed = await call(api.monitoring.getMeetings());
assert.ok(listed.meetings.some((meeting) => meeting.meetingID === id), 'getMeetings lists the meeting');

const ended = await call(api.administration.end(id, 'mp'));
assert.equal(ended.messageKey, 'sentEndMeetingRequest');
const gone = await call(api.monitoring.getMeetingInfo(id));
assert.equal(gone.messageKey, 'notFound');

const forged = await call(`${api.monitoring.getMeetings()}0`);
assert.equal(forged.messageKey, 'checksumError');
console.log('bigbluebutton-js: create, join, isMeetingRunning, getMeetingInfo, getMeetings, end');
