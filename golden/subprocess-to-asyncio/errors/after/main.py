import asyncio
import sys


async def attempt(command):
    try:
        return await (await asyncio.create_subprocess_exec(command)).wait()
    except FileNotFoundError as error:
        return error.filename
    except PermissionError:
        return "not allowed"


async def elsewhere():
    try:
        return await (await asyncio.create_subprocess_exec(
            sys.executable, cwd="/nobody/has/this"
        )).wait()
    except OSError as error:
        return error.filename


print(asyncio.run(attempt("/nobody/has/this")), asyncio.run(attempt("/")), asyncio.run(attempt("true")), asyncio.run(elsewhere()))
