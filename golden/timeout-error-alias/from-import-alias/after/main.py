from asyncio import sleep


async def nap(pause=sleep):
    try:
        await pause(0)
        raise TimeoutError
    except TimeoutError:
        return "late"


print(nap.__name__)
