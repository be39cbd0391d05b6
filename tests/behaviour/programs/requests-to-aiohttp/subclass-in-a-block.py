# refused: has-bases
"""A session class of one's own in a block, and its methods by their names."""
import sys

import requests


class Patient(requests.Session):
    retries = 2


def main(base):
    with Patient() as session:
        for verb in ("get", "head"):
            print(getattr(session, verb)(base + "/status/200").status_code)


if __name__ == "__main__":
    main(sys.argv[1])
