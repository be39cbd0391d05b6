import asyncio

import net


class Remote:
    async def load(self):
        return await net.read("remote")


class Local:
    def load(self):
        return "local"


async def main():
    print(await Remote().load(), Local().load())


asyncio.run(main())
