"""Requests that are tried again."""
import sys

import httpx


class GaveUp(Exception):
    pass


def attempt(client, url, attempts):
    for number in range(1, attempts + 1):
        try:
            response = client.get(url, timeout=5.0)
            response.raise_for_status()
            return number, response.json()["count"]
        except httpx.HTTPStatusError as error:
            print("failed", error.response.status_code)
    raise GaveUp(f"{attempts} attempts")


def main(base):
    with httpx.Client() as client:
        print(attempt(client, f"{base}/flaky/2", 4))
        try:
            attempt(client, f"{base}/status/503", 2)
        except GaveUp as error:
            print(error)
        try:
            client.get("http://127.0.0.1:1/")
        except httpx.TransportError as error:
            print(type(error).__name__)
        try:
            client.get(f"{base}/slow/x", params={"seconds": "2"}, timeout=0.2)
        except httpx.TimeoutException as error:
            print(type(error).__name__)


if __name__ == "__main__":
    main(sys.argv[1])
