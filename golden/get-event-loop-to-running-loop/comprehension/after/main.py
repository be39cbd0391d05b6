import asyncio


async def main():
    loops = [asyncio.get_running_loop() for _ in range(2)]
    print(len(set(loops)))


asyncio.run(main())
