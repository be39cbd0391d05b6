import asyncio


async def true():
    return await (await asyncio.create_subprocess_exec("true")).wait(), await (await asyncio.create_subprocess_exec("true", "x")).wait()


print(asyncio.run(true()))
