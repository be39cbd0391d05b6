import asyncio


def plain(read):
    for _ in range(3):
        try:
            return read()
        except OSError:
            pass


async def computed(read):
    for _ in range(3):
        try:
            return read()
        except OSError:
            pass


async def given_up(read):
    for _ in range(3):
        try:
            return await read()
        except OSError:
            break
        except ValueError:
            raise


async def fail():
    raise OSError


print(asyncio.run(given_up(fail)), asyncio.run(computed(int)), plain(int))
