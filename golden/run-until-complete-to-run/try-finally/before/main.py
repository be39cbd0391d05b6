import asyncio


async def main():
    text = """kept
  as it is"""
    await asyncio.sleep(0)
    print(text)


if __name__ == "__main__":
    loop = asyncio.new_event_loop()
    asyncio.set_event_loop(loop)
    try:
        # All there is to do.
        loop.run_until_complete(main())
        print(
            """two
lines"""
        )
    finally:
        loop.run_until_complete(loop.shutdown_asyncgens())
        loop.close()
        asyncio.set_event_loop(None)
