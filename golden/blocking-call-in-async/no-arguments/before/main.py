import asyncio
import os


async def main():
    print(os.system("exit 0"))
    try:
        input()
    except EOFError as error:
        print(type(error).__name__)


asyncio.run(main())
