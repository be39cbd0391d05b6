import asyncio


async def main():
    print(f"{await asyncio.sleep(0)=}")


loop = asyncio.new_event_loop()
loop.run_until_complete(main())
loop.close()
