import main


class Other(main.Worker):
    async def reset(self):
        main.started.clear()
        self._done.clear()
        print(await self.lock.acquire())
