# SPDX-License-Identifier: Apache-2.0
import base64
import gzip
import json
import subprocess
import sys
import tempfile
import unittest
from pathlib import Path

from support import Server, program, quietly

pull = program("machine/files/ensemble-pull")
KEY = "00000000-1111-2222-3333-444444444444"


class PullTest(unittest.TestCase):
    def setUp(self):
        temporary = tempfile.TemporaryDirectory()
        self.addCleanup(temporary.cleanup)
        self.folder = Path(temporary.name)
        self.secrets = {"certificate": b'{"fullchain":"CHAIN","privkey":"KEY"}', "bbb-01": b"s3cret"}
        self.manifest = {
            "fleet/nodes.yaml": self.entry(content="nodes: []", mode="0644"),
            "fleet/secrets/bbb-01": self.entry(secret="bbb-01", revision="1"),
            "certificate/privkey.pem": self.entry(secret="certificate", field="privkey"),
        }
        self.server = Server(self.answer)
        self.server.__enter__()
        self.addCleanup(self.server.__exit__)
        (self.folder / "key").write_text(KEY + "\n")
        self.hook(0)
        self.settings = self.folder / "pull.json"
        self.settings.write_text(json.dumps({
            "api": self.server.url, "region": "fr-par", "manifest": "manifest", "key": str(self.folder / "key"),
            "files": str(self.folder / "files"), "had": str(self.folder / "had"), "pending": str(self.folder / "pending"),
            "hook": str(self.folder / "hook"),
        }))  # fmt: skip

    @staticmethod
    def entry(**values):
        return {"content": None, "secret": None, "field": None, "revision": None, "mode": "0600", "owner": 0, **values}

    def answer(self, _method, path, headers, _body):
        if headers["X-Auth-Token"] != KEY:
            return 403, b""
        name = path.split("/secrets/")[1].split("/")[0]
        if path != f"/secret-manager/v1beta1/regions/fr-par/secrets/{name}/versions/latest_enabled/access":
            return 404, b""
        packed = base64.b64encode(gzip.compress(json.dumps({"files": self.manifest}).encode()))
        body = packed if name == "manifest" else self.secrets.get(name)
        return (404, b"") if body is None else (200, json.dumps({"data": base64.b64encode(body).decode()}).encode())

    def hook(self, status):
        hook = self.folder / "hook"
        hook.write_text(f'#!/bin/sh\necho "$@" >> {self.folder}/hooked\nexit {status}\n')
        hook.chmod(0o755)

    def hooked(self):
        file = self.folder / "hooked"
        return file.read_text().splitlines() if file.exists() else []

    def file(self, name):
        return self.folder / "files" / name

    def pull(self):
        return quietly(pull.main, self.settings)

    def test_writes_every_file_with_its_mode_and_says_what_changed(self):
        status, _ = self.pull()

        self.assertEqual(status, 0)
        self.assertEqual(self.file("fleet/secrets/bbb-01").read_text(), "s3cret")
        self.assertEqual(self.file("certificate/privkey.pem").read_text(), "KEY")
        self.assertEqual(self.file("fleet/nodes.yaml").stat().st_mode & 0o777, 0o644)
        self.assertEqual(self.file("fleet/secrets/bbb-01").stat().st_mode & 0o777, 0o600)
        self.assertEqual(self.hooked(), ["certificate/privkey.pem fleet/nodes.yaml fleet/secrets/bbb-01"])

    def test_lets_containers_through_its_folders_as_a_program(self):
        subprocess.run([sys.executable, pull.__file__, self.settings], check=True, capture_output=True, umask=0o077)

        self.assertEqual(self.file("fleet/secrets").stat().st_mode & 0o777, 0o755)
        self.assertEqual(self.file("fleet/secrets/bbb-01").stat().st_mode & 0o777, 0o600)

    def test_does_nothing_when_nothing_has_changed(self):
        self.pull()

        status, said = self.pull()

        self.assertEqual((status, said), (0, ""))
        self.assertEqual(len(self.hooked()), 1)

    def test_asks_for_a_known_revision_only_once_and_for_the_certificate_every_time(self):
        self.pull()
        self.server.asked.clear()

        self.pull()

        asked = [path.split("/secrets/")[1].split("/")[0] for _, path in self.server.asked]
        self.assertEqual(asked, ["manifest", "certificate"])

    def test_fetches_a_new_revision(self):
        self.pull()
        self.secrets["bbb-01"] = b"another"
        self.manifest["fleet/secrets/bbb-01"]["revision"] = "2"

        self.pull()

        self.assertEqual(self.file("fleet/secrets/bbb-01").read_text(), "another")
        self.assertEqual(self.hooked()[1:], ["fleet/secrets/bbb-01"])

    def test_puts_a_renewed_certificate_to_use(self):
        self.pull()
        self.secrets["certificate"] = b'{"fullchain":"NEW","privkey":"NEW KEY"}'

        self.pull()

        self.assertEqual(self.file("certificate/privkey.pem").read_text(), "NEW KEY")

    def test_changes_nothing_while_a_secret_is_missing(self):
        del self.secrets["certificate"]

        status, said = self.pull()

        self.assertEqual(status, 1)
        self.assertIn("certificate/privkey.pem", said)
        self.assertFalse(self.file("fleet/nodes.yaml").exists())
        self.assertEqual(self.hooked(), [])

    def test_keeps_what_it_has_while_the_secret_manager_is_away(self):
        self.pull()
        self.server.__exit__()

        status, _ = self.pull()

        self.assertEqual(status, 1)
        self.assertEqual(self.file("fleet/secrets/bbb-01").read_text(), "s3cret")

    def test_takes_away_what_is_not_wanted_any_more(self):
        self.pull()
        del self.manifest["fleet/secrets/bbb-01"]

        self.pull()

        self.assertFalse(self.file("fleet/secrets/bbb-01").exists())
        self.assertEqual(self.hooked()[1:], ["fleet/secrets/bbb-01"])

    def test_writes_secrets_before_the_file_that_names_them(self):
        order = []
        write, pull.write = pull.write, lambda path, *rest: (order.append(path.name), write(path, *rest))
        self.addCleanup(setattr, pull, "write", write)

        self.pull()

        self.assertLess(order.index("bbb-01"), order.index("nodes.yaml"))

    def test_runs_a_hook_that_failed_again_with_what_it_failed_on(self):
        self.hook(1)
        failed, _ = self.pull()
        self.hook(0)

        status, _ = self.pull()
        self.pull()

        self.assertEqual((failed, status), (1, 0))
        self.assertEqual(self.hooked()[0], self.hooked()[1])
        self.assertEqual(len(self.hooked()), 2)

    def test_refuses_a_file_outside_its_folder(self):
        self.manifest["../../etc/shadow"] = self.entry(content="x")

        with self.assertRaises(SystemExit):
            self.pull()
        self.assertFalse(self.file("fleet/nodes.yaml").exists())

    def test_waits_for_its_key(self):
        (self.folder / "key").unlink()

        status, said = self.pull()

        self.assertEqual(status, 1)
        self.assertIn("handed over", said)
        self.assertEqual(self.server.asked, [])

    def test_tells_no_secret(self):
        _, said = self.pull()

        self.assertNotIn("s3cret", said)
        self.assertNotIn(KEY, said)


if __name__ == "__main__":
    unittest.main()
