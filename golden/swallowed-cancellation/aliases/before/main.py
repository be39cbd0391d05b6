import asyncio as aio
import asyncio.exceptions
from asyncio import CancelledError as Cancelled


async def one(event):
    try:
        await event.wait()
    except Cancelled:
        print("one")
    print("behind one")


async def two(event):
    try:
        await event.wait()
    except aio.CancelledError:
        print("two")
    print("behind two")


async def three(event):
    try:
        await event.wait()
    except asyncio.exceptions.CancelledError:
        print("three")
    print("behind three")
