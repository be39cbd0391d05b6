import asyncio
import sys


async def call(code, *words):
    command = [sys.executable, "-c"]
    command.append(code)
    command += words
    return await (await asyncio.create_subprocess_exec(*command + ["last"])).wait(), await (await asyncio.create_subprocess_exec(*command, "last")).wait()


print(asyncio.run(call("import sys; sys.exit(len(sys.argv))", "a", "b")))
