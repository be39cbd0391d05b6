import asyncio

import aioboto3


class Store:
    def __init__(self, bucket, region=None):
        self.bucket = bucket
        self.s3 = aioboto3.Session().client("s3", region_name=region)

    async def get(self, key):
        return await (await self.s3.get_object(Bucket=self.bucket, Key=key))["Body"].read()

    async def put(self, key, value):
        await self.s3.put_object(Bucket=self.bucket, Key=key, Body=value)

    async def __aenter__(self):
        self.s3 = await self.s3.__aenter__()
        return self

    async def __aexit__(self, exc_type, exc_value, traceback):
        await self.s3.__aexit__(exc_type, exc_value, traceback)


async def main():
    async with Store("box") as store:
        await store.put("a", b"1")
        print(await store.get("a"))


if __name__ == "__main__":
    asyncio.run(main())
