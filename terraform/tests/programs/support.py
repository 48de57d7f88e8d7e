# SPDX-License-Identifier: Apache-2.0
"""What the tests of the machines' programs share: the programs as modules, and a server on this machine to speak to."""

import contextlib
import http.server
import importlib.machinery
import importlib.util
import io
import ssl
import subprocess
import sys
import threading
from pathlib import Path

MODULES = Path(__file__).resolve().parents[2] / "modules"
sys.dont_write_bytecode = True


def program(path):
    """A program of the machines, as a module."""
    file = str(MODULES / path)
    loader = importlib.machinery.SourceFileLoader(Path(path).name.replace("-", "_"), file)
    module = importlib.util.module_from_spec(importlib.util.spec_from_loader(loader.name, loader))
    loader.exec_module(module)
    return module


class Server:
    """An HTTP server that answers by a function of (method, path, headers, body) and remembers what it was asked."""

    def __init__(self, answer, certificate=None):
        self.asked = []
        outer = self

        class Handler(http.server.BaseHTTPRequestHandler):
            def handle_one(self):
                body = self.rfile.read(int(self.headers.get("Content-Length", 0)))
                outer.asked.append((self.command, self.path))
                status, text = answer(self.command, self.path, self.headers, body)
                self.send_response(status)
                self.end_headers()
                self.wfile.write(text)

            do_GET = do_PUT = do_POST = handle_one

            def log_message(self, *_):
                pass

        self.http = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        if certificate:
            context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
            context.load_cert_chain(*certificate)
            self.http.socket = context.wrap_socket(self.http.socket, server_side=True)
        self.scheme = "https" if certificate else "http"

    def __enter__(self):
        self.thread = threading.Thread(target=self.http.serve_forever, args=(0.02,), daemon=True)
        self.thread.start()
        return self

    def __exit__(self, *_):
        self.http.shutdown()
        self.http.server_close()

    @property
    def port(self):
        return self.http.server_address[1]

    @property
    def url(self):
        return f"{self.scheme}://localhost:{self.port}"


def certificate(folder, days, name="localhost"):
    """A certificate of its own for a name, and its key."""
    pair = folder / f"{name}-{days}.crt", folder / f"{name}-{days}.key"
    subprocess.run(
        ["openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes", "-days", str(days),
         "-subj", f"/CN={name}", "-addext", f"subjectAltName=DNS:{name}", "-out", pair[0], "-keyout", pair[1]],
        check=True, capture_output=True,
    )  # fmt: skip
    return pair


def quietly(call, *arguments):
    """What a program answers, and what it says."""
    said = io.StringIO()
    with contextlib.redirect_stdout(said), contextlib.redirect_stderr(said):
        answer = call(*arguments)
    return answer, said.getvalue()
