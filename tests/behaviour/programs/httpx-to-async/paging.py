"""A class that keeps its client, with a generator method over pages."""
import sys

import httpx


class Api:
    def __init__(self, base):
        self.client = httpx.Client(base_url=base, params={"token": "t"})

    def items(self, count):
        for number in range(count):
            page = self.page(number)
            yield page["path"]
            yield from page["items"]

    def page(self, number):
        response = self.client.get(f"/json/page/{number}")
        response.raise_for_status()
        return response.json()


def main(base):
    api = Api(base)
    for item in api.items(2):
        print(item)
    print([item for item in api.items(3) if item != 2])
    print(sorted(str(item) for item in api.items(1)))


if __name__ == "__main__":
    main(sys.argv[1])
