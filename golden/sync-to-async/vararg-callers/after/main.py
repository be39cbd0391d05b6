import asyncio
import typing

import net


@typing.overload
async def load(name: str) -> str: ...
@typing.overload
async def load(name: bytes) -> str: ...
async def load(name):
    if isinstance(name, bytes):
        name = name.decode()
    return await net.read(name)


async def call(*args, **kwargs):
    return await load(*args, **kwargs)


async def main():
    async def nested(name):
        return await call(name) + await call(name=b"x")

    print(await nested("a"))


asyncio.run(main())
