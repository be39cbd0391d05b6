import asyncio


def tagged(value):
    return lambda function: function


async def main():
    @tagged(asyncio.get_running_loop())
    def f():
        return 1

    print(f())


asyncio.run(main())
