import asyncio


async def fetch(name):
    print("start", name)
    await asyncio.sleep(0)
    print("end", name)
    return name.upper()

def say(text):
    print(text)
    return text


async def main():
    value = say("first")
    async with asyncio.TaskGroup() as tg:
        tasks = [tg.create_task(fetch("a")), tg.create_task(fetch("b"))]
    print(value, [task.result() for task in tasks])


asyncio.run(main())
