import asyncio

background_tasks = set()


async def work(number=1):
    await asyncio.sleep(0)
    print("worked", number)


async def fail():
    raise ValueError("lost")


async def main():
    asyncio.get_running_loop().set_exception_handler(lambda loop, context: print(context["message"], context["exception"]))
    task = asyncio.create_task(fail())
    background_tasks.add(task)
    task.add_done_callback(background_tasks.discard)
    await asyncio.sleep(0.01)


asyncio.run(main())
