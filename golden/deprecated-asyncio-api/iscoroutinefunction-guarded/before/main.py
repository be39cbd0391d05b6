import sys

if sys.version_info >= (3, 14):
    from inspect import iscoroutinefunction
else:
    from asyncio import iscoroutinefunction


async def handler():
    return 1


print(iscoroutinefunction(handler))
