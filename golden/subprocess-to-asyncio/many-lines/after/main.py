import asyncio


async def build(target, directory):
    return await (await asyncio.create_subprocess_exec(
        "make",
            "--silent",
            target,
        cwd=directory,
        env={"LANG": "C"},
    )).wait()


async def commented(target):
    return await (await asyncio.create_subprocess_exec(
        "make",  # GNU's
        target,
    )).wait()


async def commented_first(target):
    return await (await asyncio.create_subprocess_exec(  # slow
        "make",
        target,
    )).wait()


async def commented_last(target):
    return await (await asyncio.create_subprocess_exec(
        "make",
        target,  # the last
    )).wait()


async def in_a_bracket(target):
    return await (await asyncio.create_subprocess_exec(
        *(["make", target]), cwd="/"
    )).wait()


async def commented_and_more(target):
    return await (await asyncio.create_subprocess_exec(*[
        "make",
        target,  # the last
    ], cwd="/")).wait()


async def more(target):
    return await (await asyncio.create_subprocess_exec("make",
        target, cwd="/")).wait()
