import asyncio


async def fetch(name):
    print("start", name)
    await asyncio.sleep(0)
    print("end", name)
    return name.upper()

async def load_everything_about(person, detail):
    return person + detail


async def main():
    async with asyncio.TaskGroup() as tg:
        tasks = [
            tg.create_task(load_everything_about(name, detail))
            for name in "ab"
            for detail in "cd"
        ]
    everything = [task.result() for task in tasks]
    print(everything)


asyncio.run(main())
