import aioboto3


async def report(bucket):
    async with aioboto3.Session().resource("s3") as s3:
        async for item in (await s3.Bucket(bucket)).objects.filter(Prefix="a/"):
            print(item.key, await item.size, (await item.last_modified).isoformat())


async def describe(bucket, key):
    async with aioboto3.Session().resource("s3") as s3:
        found = await s3.Object(bucket, key)
        await found.load()
        return {"name": found.key, "size": await found.content_length, "old": await found.storage_class == "GLACIER"}


async def empty(bucket):
    async with aioboto3.Session().resource("s3") as s3:
        await (await s3.Bucket(bucket)).objects.all().delete()


async def text(bucket, key):
    async with aioboto3.Session().resource("s3") as s3:
        return (await (await (await s3.Object(bucket, key)).get())["Body"].read()).decode()
