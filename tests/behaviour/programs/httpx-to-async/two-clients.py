"""Two clients at a time, and one inside the other's loop."""
import sys

import httpx


def copy(source, target, names):
    with httpx.Client(base_url=source) as first, httpx.Client(base_url=target, headers={"X-Token": "t"}) as second:
        for name in names:
            data = first.get(f"/json/{name}").json()
            print(second.post("/echo/copy", json=data["items"]).json()["length"])


def each(base, names):
    with httpx.Client(base_url=base) as client:
        for name in names:
            with httpx.Client(headers={"X-Trace": name}) as traced:
                yield client.get(f"/json/{name}").status_code, traced.get(f"{base}/status/404").status_code


def main(base):
    copy(base, base, ["a", "b"])
    for pair in each(base, ["c", "d"]):
        print(*pair)
    print([first + second for first, second in each(base, "e")])


if __name__ == "__main__":
    main(sys.argv[1])
