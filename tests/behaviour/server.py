"""A local HTTP server for programs under test: it answers by path, and keeps what it was asked."""
import base64
import email
import gzip
import json
import threading
import time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qsl, urlsplit

# Headers that programs set: others differ between libraries.
COMPARED_HEADERS = ("authorization", "x-token", "accept-language", "cookie", "x-trace")


class Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def log_message(self, *arguments):
        pass

    def answer(self):
        url = urlsplit(self.path)
        length = int(self.headers.get("Content-Length") or 0)
        body = self.rfile.read(length)
        if self.headers.get("Transfer-Encoding", "").lower() == "chunked":
            body = self.chunked()
        with self.server.lock:
            self.server.seen.append(
                {
                    "method": self.command,
                    "path": url.path,
                    "query": parse_qsl(url.query, keep_blank_values=True),
                    "headers": {name: self.headers[name] for name in COMPARED_HEADERS if name in self.headers},
                    "body": self.comparable(body),
                }
            )
            count = sum(1 for one in self.server.seen if one["path"] == url.path)
        self.respond(url, body, count)

    def chunked(self):
        parts = []
        while size := int(self.rfile.readline().split(b";")[0], 16):
            parts.append(self.rfile.read(size))
            self.rfile.readline()
        self.rfile.readline()
        return b"".join(parts)

    def comparable(self, body):
        """The body as it means: JSON without its blanks, the parts of a form without what is between them."""
        kind = self.headers.get("Content-Type", "")
        if kind.startswith("multipart/form-data"):
            form = email.message_from_bytes(b"Content-Type: " + kind.encode() + b"\r\n\r\n" + body)
            return [self.part(part) for part in form.get_payload()]
        try:
            return json.loads(body) if body else ""
        except ValueError:
            return body.decode("latin-1")

    def part(self, part):
        named = {key: part.get_param(key, header="content-disposition") for key in ("name", "filename")}
        return {**named, "content": part.get_payload(decode=True).decode("latin-1")}

    def respond(self, url, body, count):
        name, *rest = url.path.strip("/").split("/")
        query = dict(parse_qsl(url.query))
        if name == "json":
            self.send(200, json.dumps({"path": url.path, "query": query, "items": [1, 2, 3]}), "application/json")
        elif name == "odd":  # JSON that does not say so
            self.send(200, json.dumps({"odd": True}), "text/html")
        elif name == "text":
            self.send(200, f"text of {url.path}\nsecond line\n", "text/plain; charset=utf-8")
        elif name == "latin":
            self.send(200, "caf\u00e9".encode("latin-1"), "text/plain; charset=iso-8859-1")
        elif name == "status":
            self.send(int(rest[0]), json.dumps({"status": int(rest[0])}), "application/json")
        elif name == "flaky":  # fails as often as it says, then works
            self.send(503 if count <= int(rest[0]) else 200, json.dumps({"count": count}), "application/json")
        elif name == "redirect":
            left = int(rest[0])
            self.send(302, "", "text/plain", Location=f"/redirect/{left - 1}" if left > 1 else "/json/end")
        elif name == "slow":
            time.sleep(float(query.get("seconds", "1")))
            self.send(200, "slow", "text/plain")
        elif name == "bytes":
            self.send(200, bytes(i % 256 for i in range(int(rest[0]))), "application/octet-stream")
        elif name == "cookie":
            self.send(200, "{}", "application/json", **{"Set-Cookie": f"id={rest[0]}; Path=/"})
        elif name == "echo":
            self.send(200, json.dumps({"method": self.command, "query": query, "length": len(body)}), "application/json")
        elif name == "asked":  # what no other program is compared by
            self.send(200, json.dumps({one: self.headers.get(one) for one in ("Content-Type", "Accept-Encoding")}), "text/plain")
        elif name == "zipped":  # where that is asked for
            is_asked = "gzip" in self.headers.get("Accept-Encoding", "")
            body = gzip.compress(b"zipped", mtime=0) if is_asked else b"plain"
            self.send(200, body, "text/plain", **({"Content-Encoding": "gzip"} if is_asked else {}))
        elif name == "login":
            expected = "Basic " + base64.b64encode(b"user:secret").decode()
            self.send(200 if self.headers.get("Authorization") == expected else 401, "{}", "application/json")
        elif name == "pages":
            page = int(query.get("page", "1"))
            self.send(200, json.dumps({"page": page, "next": page + 1 if page < 4 else None}), "application/json")
        else:
            self.send(404, json.dumps({"error": "not found"}), "application/json")

    def send(self, status, body, kind, **headers):
        data = b"" if status == 204 else body.encode() if isinstance(body, str) else body
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(data)))
        for name, value in headers.items():
            self.send_header(name, value)
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(data)

    do_GET = do_POST = do_PUT = do_PATCH = do_DELETE = do_HEAD = do_OPTIONS = answer


class QuietServer(ThreadingHTTPServer):
    daemon_threads = True

    def handle_error(self, request, client_address):
        """A client that gives up is what some programs are about."""


class Server:
    """Runs while it is entered; `url` is where."""

    def __enter__(self):
        self.server = QuietServer(("127.0.0.1", 0), Handler)
        self.server.lock = threading.Lock()
        self.server.seen = []
        self.thread = threading.Thread(target=self.server.serve_forever, kwargs={"poll_interval": 0.02})
        self.thread.start()
        self.url = f"http://127.0.0.1:{self.server.server_port}"
        return self

    def __exit__(self, *details):
        self.server.shutdown()
        self.thread.join()
        self.server.server_close()

    def take(self):
        """What was asked since the last time, in order."""
        with self.server.lock:
            seen, self.server.seen = self.server.seen, []
        return seen
