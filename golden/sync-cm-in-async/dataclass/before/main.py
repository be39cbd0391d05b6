import asyncio
from dataclasses import dataclass


@dataclass
class Job:
    name: str

    def __enter__(self):
        asyncio.run(self.log("start"))
        return self

    def __exit__(self, *exc_info):
        asyncio.run(self.log("stop"))

    async def log(self, what):
        print(what, self.name)


async def main():
    with Job("a") as outer, Job("b") as inner:
        print(outer.name + inner.name)


def drive(coroutine):
    """Runs a coroutine that waits for nothing, without a loop."""
    try:
        coroutine.send(None)
    except StopIteration as end:
        return end.value


drive(main())
