import asyncio

IS_CHECKED = False


class Checks:
    if IS_CHECKED:

        @classmethod
        def checked(cls, function):
            def check(*args):
                print("checked by", cls.__name__)
                return function(*args)

            return check

    else:

        @classmethod
        def checked(cls, function):
            return function


class Cache:
    @Checks.checked
    def close(self):
        print("closed")


class Feed:
    def __init__(self):
        self.cache = Cache()

    @Checks.checked
    async def read(self):
        await asyncio.sleep(0.01)
        return "news"

    def close(self):
        self.cache.close()


async def main():
    feed = Feed()
    print(await feed.read())
    feed.close()


if __name__ == "__main__":
    asyncio.run(main())
