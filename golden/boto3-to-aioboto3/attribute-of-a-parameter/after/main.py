import aioboto3


async def size(item):
    return await item.size


def name(item):
    return item.key


async def largest(bucket):
    async with aioboto3.Session().resource("s3") as s3:
        found = ("", 0)
        async for item in (await s3.Bucket(bucket)).objects.all():
            if await size(item) > found[1]:
                found = (name(item), await size(item))
        return found
