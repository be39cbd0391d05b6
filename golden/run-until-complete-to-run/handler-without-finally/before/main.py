import asyncio


async def main():
    raise ValueError("no")


loop = asyncio.get_event_loop()

try:
    loop.run_until_complete(main())
except ValueError as error:
    print(error)
loop.close()
print("end")
