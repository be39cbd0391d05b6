import asyncio

handlers = []


def registered(function):
    async def call(*args):
        return await function(*args)

    handlers.append(call)
    return call


@registered
async def load(key):
    await asyncio.sleep(0.01)
    print("load", key)


@registered
async def show(key):
    print("show", key)


async def main():
    for handler in handlers:
        await handler("a")
    await load("b")
    await show("c")


if __name__ == "__main__":
    asyncio.run(main())
