import asyncio


class User:
    def __init__(self, name):
        self.name = name

    def __call__(self):
        return self.name

    def __getitem__(self, index):
        return self.name[index]


async def load(name):
    await asyncio.sleep(0)
    return User(name)


async def main():
    print(load("ada").name.title())
    print(load("bob")[0])
    print(load("eve")())


asyncio.run(main())
