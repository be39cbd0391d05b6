import asyncio
import contextlib


async def fetch_user(key):
    await asyncio.sleep(0)
    return "user " + key


@contextlib.asynccontextmanager
async def connection():
    print("open")
    yield
    print("closed")


async def main(groups):
    users = []
    async with connection():
        semaphore = asyncio.Semaphore(10)

        async def bounded_fetch_user(key):
            async with semaphore:
                return await fetch_user(key)

        async with asyncio.TaskGroup() as tg:
            tasks = [tg.create_task(bounded_fetch_user(key)) for key in groups[0]]
        users.extend(task.result() for task in tasks)
    limit_semaphore = asyncio.Semaphore(10)

    async def bounded_fetch_user_2(key):
        async with limit_semaphore:
            return await fetch_user(key)

    async with asyncio.TaskGroup() as tg:
        tasks = [tg.create_task(bounded_fetch_user_2(key)) for key in groups[1]]
    users.extend(task.result() for task in tasks)
    return users


print(asyncio.run(main(["ab", "c"])))
