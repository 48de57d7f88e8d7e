# SPDX-License-Identifier: Apache-2.0
import hashlib
import json
import tempfile
import unittest
from pathlib import Path

from support import Server, certificate, program, quietly

prove = program("machine/files/ensemble-prove")


class ProveTest(unittest.TestCase):
    def setUp(self):
        temporary = tempfile.TemporaryDirectory()
        self.addCleanup(temporary.cleanup)
        self.folder = Path(temporary.name)
        (self.folder / "installed").touch()
        (self.folder / "secret").write_text("s3cret\n")
        self.start(certificate(self.folder, 30))

    def start(self, pair):
        self.server = Server(self.answer, pair)
        self.server.__enter__()
        self.addCleanup(self.server.__exit__)
        self.authorities = pair[0]
        self.checks = {
            "installed": {"kind": "there", "path": str(self.folder / "installed")},
            "own_check": {"kind": "output", "command": ["printf", "# Warning: little\\nall is well\\n"], "bad": "^[# ]*error"},
            "api": {"kind": "api", "url": self.server.url, "secret": str(self.folder / "secret")},
            "web": {"kind": "page", "url": f"{self.server.url}/"},
            "certificate": {"kind": "certificate", "host": "localhost", "port": self.server.port, "days": 7},
        }

    @staticmethod
    def answer(_method, path, _headers, _body):
        signed = hashlib.sha256(b"getMeetingss3cret").hexdigest()
        if path == f"/bigbluebutton/api/getMeetings?checksum={signed}":
            return 200, b"<response><returncode>SUCCESS</returncode></response>"
        return 200, b"<response><returncode>FAILED</returncode></response>"

    def prove(self):
        settings = self.folder / "prove.json"
        settings.write_text(json.dumps({
            "checks": self.checks, "metrics": str(self.folder / "ensemble.prom"), "authorities": str(self.authorities),
        }))  # fmt: skip
        quietly(prove.main, settings)
        return (self.folder / "ensemble.prom").read_text()

    def assert_only_fails(self, name):
        metrics = self.prove()
        self.assertIn("ensemble_node_proven 0\n", metrics)
        for check in self.checks:
            self.assertIn(f'ensemble_node_check{{check="{check}"}} {int(check != name)}\n', metrics)

    def test_a_node_of_which_all_holds_is_proven(self):
        metrics = self.prove()

        self.assertIn("ensemble_node_proven 1\n", metrics)
        self.assertNotIn("} 0", metrics)

    def test_not_while_it_is_being_installed(self):
        (self.folder / "installed").unlink()
        self.assert_only_fails("installed")

    def test_not_when_its_own_check_finds_an_error(self):
        self.checks["own_check"]["command"] = ["printf", "fine\\n# Error: FreeSWITCH is away\\n"]
        self.assert_only_fails("own_check")

    def test_not_when_its_own_check_cannot_be_run(self):
        self.checks["own_check"]["command"] = ["false"]
        self.assert_only_fails("own_check")

    def test_not_when_its_own_check_is_not_there(self):
        self.checks["own_check"]["command"] = [str(self.folder / "bbb-conf")]
        self.assert_only_fails("own_check")

    def test_not_with_another_secret_than_the_fleets(self):
        (self.folder / "secret").write_text("another")
        self.assert_only_fails("api")

    def test_not_with_a_certificate_that_ends_this_week(self):
        self.start(certificate(self.folder, 6))
        self.assert_only_fails("certificate")

    def test_not_with_a_certificate_that_nobody_trusts(self):
        self.authorities = certificate(self.folder, 31)[0]
        metrics = self.prove()

        self.assertIn('ensemble_node_check{check="certificate"} 0', metrics)
        self.assertIn('ensemble_node_check{check="api"} 0', metrics)

    def test_not_with_a_certificate_for_another_name(self):
        self.start(certificate(self.folder, 30, "elsewhere"))
        self.assertIn('ensemble_node_check{check="certificate"} 0', self.prove())

    def test_not_when_a_page_is_an_error(self):
        self.server.__exit__()
        self.server = Server(lambda *_: (503, b""), (self.authorities, self.folder / "localhost-30.key"))
        self.server.__enter__()
        self.addCleanup(self.server.__exit__)
        self.checks["web"]["url"] = f"{self.server.url}/"

        self.assertIn('ensemble_node_check{check="web"} 0', self.prove())


if __name__ == "__main__":
    unittest.main()
