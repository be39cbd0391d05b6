import asyncio


async def codes(number):
    await (await asyncio.create_subprocess_shell(f"exit {number}")).wait()
    line = "exit " + str(number)
    return await (await asyncio.create_subprocess_shell(line)).wait(), await (await asyncio.create_subprocess_shell("exit %d" % number)).wait() == number


print(asyncio.run(codes(5)))
