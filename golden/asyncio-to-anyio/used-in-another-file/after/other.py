class Stoppable:
    async def reset(self):
        self._stop.clear()
