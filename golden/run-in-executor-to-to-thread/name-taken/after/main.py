import asyncio
import os.path
from asyncio import run


def to_thread():
    return "mine"


async def main():
    return to_thread(), await asyncio.to_thread(os.path.exists, "/")


print(run(main()))
