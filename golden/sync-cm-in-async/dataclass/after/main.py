from dataclasses import dataclass


@dataclass
class Job:
    name: str

    async def __aenter__(self):
        await self.log("start")
        return self

    async def __aexit__(self, *exc_info):
        await self.log("stop")

    async def log(self, what):
        print(what, self.name)


async def main():
    async with Job("a") as outer, Job("b") as inner:
        print(outer.name + inner.name)


def drive(coroutine):
    """Runs a coroutine that waits for nothing, without a loop."""
    try:
        coroutine.send(None)
    except StopIteration as end:
        return end.value


drive(main())
