import asyncio


class Bot:
    async def on_join(self):
        return "join"

    async def on_leave(self):
        return "leave"

    async def cmd_help(self):
        return "help: " + await self.on_join()

    async def dispatch(self, event):
        await asyncio.sleep(0)
        return await getattr(self, f"on_{event}")()

    async def run(self):
        results = [await self.on_join(), await self.on_leave(), await self.cmd_help()]
        for name in dir(self):
            if name.startswith("cmd_"):
                results.append(await getattr(self, name)())
        results.append(await self.dispatch("leave"))
        return results


print(asyncio.run(Bot().run()))
