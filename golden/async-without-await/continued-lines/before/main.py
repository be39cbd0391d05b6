import asyncio


async \
def _one():
    return 1


async  def  _two():
    return 2


async def main():
    await asyncio.sleep(0)
    value = await \
        _one()
    print(value, await  _two())


asyncio.run(main())
