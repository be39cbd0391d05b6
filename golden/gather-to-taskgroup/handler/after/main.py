import asyncio


async def fetch(name):
    print("start", name)
    await asyncio.sleep(0)
    print("end", name)
    return name.upper()

async def fail():
    raise ValueError("no")


async def main():
    try:
        async with asyncio.TaskGroup() as tg:
            tg.create_task(fail())
            tg.create_task(fetch("b"))
    except* ValueError as error:
        print("caught")
    except* (KeyError, OSError):
        print("not here")


asyncio.run(main())
