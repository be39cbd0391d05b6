import asyncio

import aioboto3


async def put(client, key, value):
    await client.put_parameter(Name=key, Value=value, Type="String", Overwrite=True)


async def main():
    async with aioboto3.Session().client("ssm") as ssm:
        for key in ("a", "b"):
            await put(ssm, key, key.upper())


if __name__ == "__main__":
    asyncio.run(main())
