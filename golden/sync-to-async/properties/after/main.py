import asyncio

import net


class User:
    def __init__(self, name):
        self._name = name

    @property
    async def name(self):
        return await net.read(self._name)


async def main():
    user = User("ada")
    print((await user.name).title())


asyncio.run(main())
