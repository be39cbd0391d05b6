import asyncio


async def run(command):
    process = await asyncio.create_subprocess_shell(command)
    return await process.wait()


async def output(program):
    process = await asyncio.create_subprocess_exec(program, stdout=asyncio.subprocess.PIPE)
    out, _ = await process.communicate()
    return out
