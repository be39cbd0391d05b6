"""Servers that programs under test talk to: of Redis and PostgreSQL, each in a directory of its own, by a socket there,
one for mail, and one that answers as S3, DynamoDB, SQS and STS do.

A service is a context manager; `url` is where it is, `clear()` makes it as new, and `take()` gives what it has got since.
`missing()` says what there would have to be installed; nothing where all is there.
"""
import os
import pwd
import shutil
import subprocess
import tempfile
import time
from pathlib import Path

from aws import Aws
from mail import Mail

PATIENCE = 30  # seconds for a server to start


def run(*command):
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True)


class Service:
    program = ""
    package = ""

    @classmethod
    def missing(cls):
        return None if cls.find(cls.program) else f"{cls.program} (Debian's {cls.package})"

    @staticmethod
    def find(name):
        places = sorted(map(str, Path("/usr/lib/postgresql").glob("*/bin")), reverse=True)
        return shutil.which(name, path=os.pathsep.join([*places, os.environ.get("PATH", "")]))

    def take(self):
        return []

    def __enter__(self):
        self.directory = tempfile.mkdtemp(prefix="aioshift-")
        try:
            self.process = self.start()
            self.wait()
        except BaseException:
            self.__exit__()
            raise
        return self

    def wait(self):
        until = time.monotonic() + PATIENCE
        while not self.answers():
            if time.monotonic() > until or self.process.poll() is not None:
                raise RuntimeError(f"{self.program} does not start")
            time.sleep(0.05)

    def __exit__(self, *details):
        process = getattr(self, "process", None)
        if process is not None:
            process.terminate()
            process.wait()
        shutil.rmtree(self.directory, ignore_errors=True)


class Redis(Service):
    program = "redis-server"
    package = "redis-server"

    def start(self):
        self.socket = f"{self.directory}/redis.sock"
        self.url = f"unix://{self.socket}"
        return subprocess.Popen(
            [self.find("redis-server"), "--port", "0", "--unixsocket", self.socket, "--save", "", "--appendonly", "no",
             "--dir", self.directory],
            stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
        )

    def command(self, *words):
        return subprocess.run(["redis-cli", "-s", self.socket, *words], capture_output=True, text=True, check=False)

    def answers(self):
        return self.command("ping").stdout.strip() == "PONG"

    def clear(self):
        self.command("flushall")


class PostgreSQL(Service):
    program = "initdb"
    package = "postgresql"

    def start(self):
        # PostgreSQL does not run as root.
        self.user = []
        if os.getuid() == 0:
            names = [entry.pw_name for entry in pwd.getpwall()]
            name = "postgres" if "postgres" in names else "nobody"
            self.user = ["setpriv", f"--reuid={name}", f"--regid={pwd.getpwnam(name).pw_gid}", "--clear-groups"]
            shutil.chown(self.directory, name)
        data = f"{self.directory}/data"
        run(*self.user, self.find("initdb"), "--no-sync", "--auth=trust", "--username=postgres", "--encoding=UTF8",
            "--locale=C", "-D", data)
        self.url = f"postgresql://postgres@/postgres?host={self.directory}"
        return subprocess.Popen(
            [*self.user, self.find("postgres"), "-D", data, "-k", self.directory, "-h", "", "-F"],
            stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, cwd=self.directory,
        )

    def command(self, statement):
        return subprocess.run([self.find("psql"), "-q", self.url, "-c", statement], capture_output=True, text=True, check=False)

    def answers(self):
        return self.command("select 1").returncode == 0

    def clear(self):
        self.command("drop schema public cascade; create schema public")


SERVICES = {"aws": Aws, "mail": Mail, "redis": Redis, "postgresql": PostgreSQL}
