import asyncio


async def main():
    await asyncio.sleep(0)
    print("done")


if __name__ == "__main__":
    loop = asyncio.get_event_loop()
    loop.run_until_complete(main())
    loop.close()
