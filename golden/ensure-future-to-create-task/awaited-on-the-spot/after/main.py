import asyncio
import contextvars

user = contextvars.ContextVar("user", default="nobody")


async def login():
    user.set("alice")
    return asyncio.current_task() is main_task


async def main():
    global main_task
    main_task = asyncio.current_task()
    print(await asyncio.create_task(login()), user.get())


asyncio.run(main())
