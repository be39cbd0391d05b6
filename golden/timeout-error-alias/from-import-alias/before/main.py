from asyncio import TimeoutError as Late, sleep


async def nap(pause=sleep):
    try:
        await pause(0)
        raise Late
    except Late:
        return "late"


print(nap.__name__)
