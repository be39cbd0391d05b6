import asyncio


class Fake:
    def ensure_future(self, coroutine):
        coroutine.close()
        return "fake"


async def work():
    return 1


async def parameter(asyncio):
    return asyncio.ensure_future(work())


def ensure_future(coroutine):
    coroutine.close()
    return "own"


async def function():
    return ensure_future(work())


async def loop_variable():
    return [asyncio.ensure_future(work()) for asyncio in [Fake()]]


print(asyncio.run(parameter(Fake())))
print(asyncio.run(function()))
print(asyncio.run(loop_variable()))
