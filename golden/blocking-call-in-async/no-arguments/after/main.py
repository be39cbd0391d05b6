import asyncio
import os


async def main():
    print(await asyncio.to_thread(os.system, "exit 0"))
    try:
        await asyncio.to_thread(input)
    except EOFError as error:
        print(type(error).__name__)


asyncio.run(main())
