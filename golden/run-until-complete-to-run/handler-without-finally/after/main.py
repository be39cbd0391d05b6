import asyncio


async def main():
    raise ValueError("no")


try:
    asyncio.run(main())
except ValueError as error:
    print(error)
print("end")
