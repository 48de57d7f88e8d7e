# SPDX-License-Identifier: Apache-2.0
import base64
import json
import tempfile
import unittest
from pathlib import Path

from support import Server, certificate, program, quietly

issue = program("dns-tls/files/ensemble-issue")
KEY = "00000000-1111-2222-3333-444444444444"


class IssueTest(unittest.TestCase):
    def setUp(self):
        temporary = tempfile.TemporaryDirectory()
        self.addCleanup(temporary.cleanup)
        self.folder = Path(temporary.name)
        (self.folder / "certificates").mkdir()
        (self.folder / "key").write_text(KEY)
        self.published, self.status = [], 200
        self.server = Server(self.answer)
        self.server.__enter__()
        self.addCleanup(self.server.__exit__)
        self.lego(certificate(self.folder, 90))
        self.settings = self.folder / "issue.json"
        self.settings.write_text(json.dumps({
            "api": self.server.url, "region": "fr-par", "secret": "certificate", "key": str(self.folder / "key"),
            "lego": str(self.folder / "lego"), "folder": str(self.folder), "domain": "meet.example.org",
            "email": "operators@example.org", "server": "https://acme.example/directory", "key_type": "ec256", "renew_days": 30,
        }))  # fmt: skip

    def answer(self, method, path, headers, body):
        if headers["X-Auth-Token"] != KEY or method != "POST":
            return 403, b""
        if path != "/secret-manager/v1beta1/regions/fr-par/secrets/certificate/versions":
            return 404, b""
        if self.status == 200:
            self.published.append(json.loads(base64.b64decode(json.loads(body)["data"])))
        return self.status, b"{}"

    def lego(self, pair, status=0):
        """A stand-in that leaves the pair where lego does, and notes how it was called."""
        program = self.folder / "lego"
        program.write_text(
            f'#!/bin/sh\necho "$SCW_SECRET_KEY $@" >> {self.folder}/calls\n[ {status} = 0 ] || exit {status}\n'
            f"cp {pair[0]} {self.folder}/certificates/meet.example.org.crt\n"
            f"cp {pair[1]} {self.folder}/certificates/meet.example.org.key\n"
        )
        program.chmod(0o755)

    def calls(self):
        return (self.folder / "calls").read_text().splitlines()

    def issue(self):
        return quietly(issue.main, self.settings)

    def test_asks_for_the_wildcard_by_dns_and_publishes_it(self):
        status, _ = self.issue()

        self.assertEqual(status, 0)
        self.assertIn("--dns scaleway --domains meet.example.org --domains *.meet.example.org run", self.calls()[0])
        self.assertTrue(self.calls()[0].startswith(KEY))
        self.assertTrue(self.published[0]["fullchain"].startswith("-----BEGIN CERTIFICATE"))
        self.assertIn("PRIVATE KEY", self.published[0]["privkey"])

    def test_renews_what_it_has_and_publishes_nothing_that_is_not_new(self):
        self.issue()

        status, _ = self.issue()

        self.assertEqual(status, 0)
        self.assertIn("renew --days 30", self.calls()[1])
        self.assertEqual(len(self.published), 1)

    def test_publishes_a_renewed_certificate(self):
        self.issue()
        self.lego(certificate(self.folder, 91))

        self.issue()

        self.assertEqual(len(self.published), 2)
        self.assertNotEqual(self.published[0], self.published[1])

    def test_publishes_again_what_the_secret_manager_did_not_take(self):
        self.status = 503
        refused, said = self.issue()
        self.status = 200

        status, _ = self.issue()

        self.assertEqual((refused, status), (1, 0))
        self.assertIn("503", said)
        self.assertEqual(len(self.published), 1)

    def test_publishes_no_pair_that_does_not_belong_together(self):
        self.lego((certificate(self.folder, 90)[0], certificate(self.folder, 91)[1]))

        status, said = self.issue()

        self.assertEqual((status, self.published), (1, []))
        self.assertIn("do not belong together", said)

    def test_says_so_when_lego_fails(self):
        self.lego(certificate(self.folder, 90), status=1)

        status, said = self.issue()

        self.assertEqual((status, self.published), (1, []))
        self.assertIn("lego ended with 1", said)

    def test_waits_for_its_key(self):
        (self.folder / "key").unlink()

        status, said = self.issue()

        self.assertEqual(status, 1)
        self.assertIn("handed over", said)


if __name__ == "__main__":
    unittest.main()
