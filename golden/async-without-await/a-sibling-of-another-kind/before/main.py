import asyncio
import inspect


class Plugin:
    async def _run(self):
        return "plugin"

    async def start(self):
        await asyncio.sleep(0)
        result = self._run()
        return await result if inspect.isawaitable(result) else result


class Old(Plugin):
    def _run(self):
        return "old"


class New(Plugin):
    async def _run(self):
        return await super()._run() + " new"


async def main():
    print(await Old().start(), await New().start())


asyncio.run(main())
