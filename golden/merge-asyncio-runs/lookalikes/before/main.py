import asyncio


async def greet(name):
    await asyncio.sleep(0)
    print("hello", name)
    return len(name)

class Runner:
    def run(self, coroutine):
        asyncio.run(coroutine)


runner = Runner()
runner.run(greet("a"))
runner.run(greet("b"))
