import asyncio


async def main():
    def later():
        return asyncio.get_event_loop()

    print(later().is_running())


asyncio.run(main())
