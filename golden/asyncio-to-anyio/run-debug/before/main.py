import asyncio


async def main(name):
    print(name, asyncio.get_running_loop().get_debug())


asyncio.run(main("with"), debug=True)
asyncio.run(main("without"), debug=False)
