import asyncio


async def work(number=1):
    await asyncio.sleep(0)
    print("worked", number)


async def fail():
    raise ValueError("lost")


async def main():
    asyncio.get_running_loop().set_exception_handler(lambda loop, context: print(context["message"], context["exception"]))
    asyncio.create_task(fail())
    await asyncio.sleep(0.01)


asyncio.run(main())
