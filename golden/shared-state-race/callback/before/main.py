import asyncio
class Handler:
    def __init__(self, handlers):
        self.count = 0
        self.handlers = handlers
    async def dispatch(self, ev):
        c = self.count
        for h in self.handlers:
            await h(self, ev)
        self.count = c + 1
async def fwd(h, ev):
    if ev > 0:
        await h.dispatch(ev - 1)
async def main():
    h = Handler([fwd]); await asyncio.wait_for(h.dispatch(2), 1); print(h.count)
asyncio.run(main())
