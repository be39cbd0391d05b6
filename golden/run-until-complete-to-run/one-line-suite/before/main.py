import asyncio


async def main():
    print("done")


loop = asyncio.new_event_loop(); loop.run_until_complete(main()); loop.close()
