# in-any-order: requests
import sys
import threading
from http.server import BaseHTTPRequestHandler, HTTPServer

import requests

base = sys.argv[1]
found = {}


def load(number, key="page"):
    response = requests.get(f"{base}/json?{key}={number}", timeout=5)
    found[number] = response.status_code, sorted(response.json())


class Watcher(threading.Thread):
    def __init__(self, path):
        super().__init__()
        self.path = path
        self.seen = None

    def run(self):
        """Looks once."""
        self.seen = requests.get(base + self.path).status_code


class Relay(BaseHTTPRequestHandler):
    def do_GET(self):
        text = requests.get(base + self.path).content
        self.send_response(200)
        self.end_headers()
        self.wfile.write(text)

    def log_message(self, format, *args):
        pass


threads = [threading.Thread(target=load, args=(number,)) for number in range(4)]
threads.append(threading.Thread(target=load, args=(9,), kwargs={"key": "last"}))
watcher = Watcher("/missing")
for thread in [*threads, watcher]:
    thread.start()
for thread in [*threads, watcher]:
    thread.join()
print(sorted(found.items()), watcher.seen)

server = HTTPServer(("127.0.0.1", 0), Relay)
serving = threading.Thread(target=server.serve_forever)
serving.start()
with requests.get(f"http://127.0.0.1:{server.server_port}/json?relayed=1") as response:
    print(response.status_code, sorted(response.json()))
server.shutdown()
serving.join()
server.server_close()
