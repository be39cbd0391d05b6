import asyncio
import functools


def announced(function):
    @functools.wraps(function)
    def announce(*args, **kwargs):
        print("calling", function.__name__)
        return function(*args, **kwargs)

    return announce


class Feed:
    def __init__(self, name):
        self._name = name

    @property
    @announced
    def name(self):
        return self._name

    @announced
    def __len__(self):
        return len(self._name)

    @announced
    async def fetch(self):
        await asyncio.sleep(0.01)
        return self._name.upper()

    @staticmethod
    @announced
    async def wait(seconds):
        await asyncio.sleep(seconds)

    @classmethod
    @announced
    def empty(cls):
        return cls("")


@announced
def shown(text):
    return f"<{text}>"


@announced
async def pages():
    for number in range(2):
        await asyncio.sleep(0.01)
        yield number


async def main():
    feed = Feed("news")
    await Feed.wait(0.01)
    print(shown(await feed.fetch()), feed.name, len(feed), len(Feed.empty()))
    async for page in pages():
        print(page)


if __name__ == "__main__":
    asyncio.run(main())
