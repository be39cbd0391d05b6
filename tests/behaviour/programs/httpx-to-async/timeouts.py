"""Default timeouts and limits, and what an environment gives."""
import sys

import httpx

TIMEOUT = httpx.Timeout(5.0, connect=1.0)


class Settings:
    def __init__(self, base, retries=2):
        self.base = base
        self.retries = retries
        self.headers = {"X-Token": "s"}

    def client(self):
        return dict(base_url=self.base, headers=self.headers, timeout=TIMEOUT)


def load(settings, path):
    for _ in range(settings.retries):
        with httpx.Client(base_url=settings.base, headers=settings.headers, timeout=TIMEOUT) as client:
            response = client.get(path)
            if response.status_code == 200:
                break
    else:
        return None
    return response.json()


def main(base):
    settings = Settings(base)
    print(load(settings, "/flaky/1")["count"], load(settings, "/status/503"))
    print(len(settings.client()))


if __name__ == "__main__":
    main(sys.argv[1])
