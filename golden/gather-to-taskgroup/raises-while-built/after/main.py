import asyncio


async def fetch(name):
    print("start", name)
    await asyncio.sleep(0)
    print("end", name)
    return name.upper()

async def main():
    names = ["a", "b"]
    try:
        coroutines = [fetch(names[i]) for i in range(3)]
        async with asyncio.TaskGroup() as tg:
            for coroutine in coroutines:
                tg.create_task(coroutine)
    except* IndexError as error:
        print("caught")


asyncio.run(main())
