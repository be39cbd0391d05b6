import asyncio
import os


async def main():
    if os.system("exit 0") == 0 and not os.system("exit 0"):
        print("fine")
    while os.system("exit 1") == 0:
        pass


asyncio.run(main())
