"""A local server for mail: it takes what programs under test send, and keeps it.

`url` is HOST:PORT:PORT, the second one for TLS from the beginning. User and password are "user" and "secret"; recipients
whose names begin with "no" are refused.
"""
import base64
import shutil
import socketserver
import ssl
import subprocess
import tempfile
import threading
from pathlib import Path


class Handler(socketserver.StreamRequestHandler):
    def setup(self):
        self.is_safe = self.server.is_safe
        if self.is_safe:
            self.request = self.server.context.wrap_socket(self.request, server_side=True)
        super().setup()

    def handle(self):
        self.user = None
        self.reset()
        self.say("220 ready")
        while line := self.rfile.readline():
            verb, _, rest = line.decode().strip().partition(" ")
            command = getattr(self, "do_" + verb.lower(), None)
            if command is None:
                self.say("502 unknown")
            elif command(rest):
                return

    def say(self, *lines):
        for line in lines:
            self.wfile.write(line.encode() + b"\r\n")
        self.wfile.flush()

    def reset(self):
        self.sender = None
        self.recipients = []

    def do_ehlo(self, rest):
        offers = ["mail.test", "SIZE 1000000", "8BITMIME", "AUTH PLAIN LOGIN"] + ([] if self.is_safe else ["STARTTLS"])
        self.say(*(f"250-{one}" for one in offers[:-1]), f"250 {offers[-1]}")

    def do_helo(self, rest):
        self.say("250 mail.test")

    def do_starttls(self, rest):
        self.say("220 go ahead")
        self.connection = self.server.context.wrap_socket(self.connection, server_side=True)
        self.rfile = self.connection.makefile("rb")
        self.wfile = self.connection.makefile("wb")
        self.is_safe = True

    def do_auth(self, rest):
        method, _, answer = rest.partition(" ")
        _, user, password = base64.b64decode(answer).split(b"\0") if method == "PLAIN" else (b"", b"", b"")
        if (user, password) == (b"user", b"secret"):
            self.user = "user"
            self.say("235 welcome")
        else:
            self.say("535 no such user")

    def do_noop(self, rest):
        self.say("250 fine")

    def do_rset(self, rest):
        self.reset()
        self.say("250 fine")

    def do_mail(self, rest):
        self.reset()
        self.sender = rest.partition("<")[2].partition(">")[0]
        if self.sender.startswith("no"):
            self.say("553 not from you")
        else:
            self.say("250 fine")

    def do_rcpt(self, rest):
        recipient = rest.partition("<")[2].partition(">")[0]
        if recipient.startswith("no"):
            self.say("550 nobody")
            return
        self.recipients.append(recipient)
        self.say("250 fine")

    def do_data(self, rest):
        self.say("354 go ahead")
        lines = []
        while (line := self.rfile.readline()) and line != b".\r\n":
            lines.append(line.decode())
        got = {"from": self.sender, "to": sorted(self.recipients), "user": self.user, "safe": self.is_safe, "text": "".join(lines)}
        with self.server.lock:
            self.server.got.append(got)
        self.say("554 too cold" if "refuse me" in got["text"] else "250 got it")

    def do_quit(self, rest):
        self.say("221 bye")
        return True


class QuietServer(socketserver.ThreadingTCPServer):
    daemon_threads = True
    allow_reuse_address = True

    def handle_error(self, request, client_address):
        """A client that gives up is what some programs are about."""


class Mail:
    @staticmethod
    def missing():
        return None if shutil.which("openssl") else "openssl"

    def __enter__(self):
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        with tempfile.TemporaryDirectory() as directory:
            key, certificate = Path(directory, "key.pem"), Path(directory, "certificate.pem")
            subprocess.run(
                ["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", "-subj", "/CN=localhost",
                 "-keyout", key, "-out", certificate],
                check=True, capture_output=True,
            )
            context.load_cert_chain(certificate, key)
        self.lock = threading.Lock()
        self.got = []
        self.servers = []
        for is_safe in (False, True):
            server = QuietServer(("127.0.0.1", 0), Handler)
            server.context, server.is_safe, server.lock, server.got = context, is_safe, self.lock, self.got
            threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True).start()
            self.servers.append(server)
        self.url = ":".join(["127.0.0.1", *(str(server.server_address[1]) for server in self.servers)])
        return self

    def __exit__(self, *details):
        for server in self.servers:
            server.shutdown()
            server.server_close()

    def clear(self):
        self.take()

    def take(self):
        with self.lock:
            got = list(self.got)
            self.got.clear()
        return got
