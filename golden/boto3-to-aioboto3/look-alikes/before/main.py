import aioboto3
import warehouse


def load(key):
    client = warehouse.client("s3")
    return client.get_object(Bucket="a", Key=key)["Body"].read()


async def names():
    async with aioboto3.Session().client("s3") as s3:
        return (await s3.list_buckets())["Buckets"]
