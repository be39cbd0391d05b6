import asyncio
import sys


async def run(work, future):
    try:
        future.set_result(await work())
    except BaseException as error:
        future.set_exception(error)


async def collect(work, errors):
    try:
        await work()
    except BaseException as error:
        errors[work] = error


async def result(work):
    try:
        return await work()
    except BaseException as error:
        return error


async def note(work, report):
    try:
        await work()
    except:
        report(sys.exc_info())
