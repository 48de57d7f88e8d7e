// SPDX-License-Identifier: Apache-2.0
// Plays every program that the launcher starts: the store, the sandbox and the three services. It opens the same ports
// and answers the same questions, so that the launcher can be tested in seconds and without a build.
const fs = require('node:fs');
const http = require('node:http');
const net = require('node:net');

const args = process.argv.slice(2);
const valueOf = (option) => args[args.indexOf(option) + 1];
const jar = args.includes('-jar') ? valueOf('-jar') : '';
const part = jar ? jar.split('/').at(-2) : 'store';

const listen = (port) => net.createServer((socket) => socket.end()).listen(port, '127.0.0.1');

if (process.env.FAKE_DEAD === part) {
  console.log(`${part} will not have it`);
  process.exit(1);
}
// One that hangs when it is asked to stop has to be killed.
process.on('SIGTERM', () => process.env.FAKE_STUBBORN === part || process.exit(0));

if (part === 'store') {
  listen(Number(valueOf('--port')));
} else if (part === 'sandbox') {
  const first = Number(valueOf('--port'));
  const nodes = Number(valueOf('--nodes')) + Number(valueOf('--jitsi'));
  for (let node = 0; node < nodes; node++) listen(first + node);
  fs.writeFileSync(valueOf('--write-nodes'), 'nodes: []\n');
} else {
  const { QUARKUS_HTTP_PORT, QUARKUS_MANAGEMENT_PORT, ENSEMBLE_DISPATCHER_NODES_FILE: nodes } = process.env;
  const bad = part === 'dispatcher' && fs.readFileSync(nodes, 'utf8').includes('bad');
  if (bad) {
    console.log('13:00:00.000 WARN  [PublishedFile] some nodes.yaml line 7: that is bad');
    console.log('13:00:00.000 WARN  [PublishedFile] some nodes.yaml is refused; what was last good stays in force');
  }
  listen(Number(QUARKUS_HTTP_PORT));
  const late = process.env.FAKE_LATE === part;
  http
    .createServer((request, response) => {
      response.statusCode = !bad && !late && request.url === '/q/health/ready' ? 200 : 503;
      response.end();
    })
    .listen(Number(QUARKUS_MANAGEMENT_PORT), '127.0.0.1');
}
