# SPDX-License-Identifier: Apache-2.0
import os
import subprocess
import tempfile
import unittest
from pathlib import Path

from support import MODULES

FIREWALL = MODULES / "bbb-node/files/ensemble-firewall"


def shell_programs():
    return [path for path in MODULES.glob("*/files/*") if path.read_bytes().startswith(b"#!/usr/bin/env bash")]


class ShellTest(unittest.TestCase):
    def test_every_program_can_be_read_by_bash(self):
        self.assertGreaterEqual(len(shell_programs()), 7)
        for path in shell_programs():
            with self.subTest(path.name):
                subprocess.run(["bash", "-n", path], check=True)
                self.assertRegex(path.read_text(), r"(?m)^(set -euo pipefail$|exec )", "must stop at the first error")


class FirewallTest(unittest.TestCase):
    """With a ufw that only notes what it is told."""

    def setUp(self):
        temporary = tempfile.TemporaryDirectory()
        self.addCleanup(temporary.cleanup)
        self.folder = Path(temporary.name)
        ufw = self.folder / "ufw"
        ufw.write_text(f'#!/bin/sh\necho "$@" >> {self.folder}/told\n')
        ufw.chmod(0o755)

    def apply(self, *rules):
        (self.folder / "told").unlink(missing_ok=True)
        wanted = self.folder / "firewall"
        wanted.write_text("".join(f"{rule}\n" for rule in rules))
        environment = {**os.environ, "PATH": f"{self.folder}:{os.environ['PATH']}"}
        subprocess.run(["bash", FIREWALL, wanted, self.folder / "made"], check=True, env=environment)
        return (self.folder / "told").read_text().splitlines()

    def test_lets_in_what_is_listed_and_nothing_else(self):
        told = self.apply("allow proto tcp from any to any port 80,443", "allow proto tcp from 203.0.113.7/32 to any port 22")

        self.assertEqual(told, [
            "allow proto tcp from any to any port 80,443",
            "allow proto tcp from 203.0.113.7/32 to any port 22",
            "default deny incoming",
            "--force enable",
        ])  # fmt: skip

    def test_takes_away_what_is_listed_no_more_after_the_new_is_there(self):
        self.apply("allow proto tcp from 203.0.113.7/32 to any port 22")

        told = self.apply("allow proto tcp from 203.0.113.8/32 to any port 22")

        self.assertEqual(told[:2], [
            "allow proto tcp from 203.0.113.8/32 to any port 22",
            "--force delete allow proto tcp from 203.0.113.7/32 to any port 22",
        ])  # fmt: skip

    def test_takes_nothing_away_that_it_did_not_make(self):
        self.apply("allow proto tcp from 203.0.113.7/32 to any port 22")

        told = self.apply("allow proto tcp from 203.0.113.7/32 to any port 22")

        self.assertFalse([line for line in told if "delete" in line])


if __name__ == "__main__":
    unittest.main()
