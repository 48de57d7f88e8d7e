# SPDX-License-Identifier: Apache-2.0
import json
import tempfile
import unittest
from pathlib import Path

from support import Server, program, quietly

admit = program("front/files/ensemble-admit")


class AdmitTest(unittest.TestCase):
    def setUp(self):
        temporary = tempfile.TemporaryDirectory()
        self.addCleanup(temporary.cleanup)
        self.folder = Path(temporary.name)
        self.node = {"id": "bbb-01", "state": "cordoned", "stateSource": "file", "health": "online"}
        self.metrics = "ensemble_node_proven 1\n"
        self.written = []
        self.server = Server(self.answer)
        self.server.__enter__()
        self.addCleanup(self.server.__exit__)
        self.admissible = {"bbb-01": f"{self.server.url}/metrics"}
        (self.folder / "key").write_text("operator\n")

    def answer(self, method, path, headers, body):
        if path == "/metrics":
            return 200, self.metrics.encode()
        if headers["Authorization"] != "Bearer operator":
            return 401, b""
        if method == "PUT":
            self.written.append((path, json.loads(body)))
            return 200, b"{}"
        return 200, json.dumps([self.node]).encode()

    def admit(self):
        (self.folder / "admissible").write_text(json.dumps(self.admissible))
        settings = self.folder / "admit.json"
        settings.write_text(json.dumps({
            "dispatcher": self.server.url, "key": str(self.folder / "key"), "admissible": str(self.folder / "admissible"),
        }))  # fmt: skip
        return quietly(admit.main, settings)

    def assert_not_admitted(self):
        status, _ = self.admit()
        self.assertEqual((status, self.written), (0, []))

    def test_enables_a_node_that_has_proven_itself(self):
        status, said = self.admit()

        self.assertEqual(status, 0)
        self.assertEqual(self.written, [("/api/nodes/bbb-01/state", {"state": "enabled"})])
        self.assertIn("bbb-01", said)

    def test_not_one_that_has_not(self):
        self.metrics = "ensemble_node_proven 0\n"
        self.assert_not_admitted()

    def test_not_one_that_says_nothing_of_it(self):
        self.metrics = "# ensemble_node_proven 1 would be it\nnode_load1 0.2\n"
        self.assert_not_admitted()

    def test_not_one_whose_metrics_cannot_be_had(self):
        self.admissible["bbb-01"] = "http://127.0.0.1:1/metrics"
        self.assert_not_admitted()

    def test_not_one_that_an_operator_has_cordoned(self):
        self.node["stateSource"] = "operator"
        self.assert_not_admitted()

    def test_not_one_that_is_disabled(self):
        self.node["state"] = "disabled"
        self.assert_not_admitted()

    def test_not_one_that_polling_does_not_find(self):
        self.node["health"] = "offline"
        self.assert_not_admitted()

    def test_not_one_whose_state_is_said_in_the_file(self):
        self.admissible = {}
        self.assert_not_admitted()

    def test_says_so_when_the_dispatcher_refuses(self):
        (self.folder / "key").write_text("another")

        status, said = self.admit()

        self.assertEqual(status, 1)
        self.assertIn("HTTPError", said)
        self.assertNotIn("another", said)


if __name__ == "__main__":
    unittest.main()
