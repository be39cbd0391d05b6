"""Prints the state of some jobs."""

import os
import sys

import requests

BASE = "https://jobs.example.org/api"

session = requests.Session()
session.auth = ("report", os.environ.get("TOKEN", ""))
session.headers.update({
    "Accept": "application/json",
    "User-Agent": "report/1.0",
})  # as the server wants it


def state(job):
    response = session.get(f"{BASE}/jobs/{job}", timeout=10)
    response.raise_for_status()
    return response.json()["state"]


def main():
    for job in sys.argv[1:]:
        print(job, state(job))
    return 0


if __name__ == "__main__":
    sys.exit(main())
