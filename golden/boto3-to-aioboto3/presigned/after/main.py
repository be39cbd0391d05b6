import aioboto3
from botocore.config import Config


async def address(bucket, key):
    async with aioboto3.Session().client(
        "s3", config=Config(signature_version="s3v4")
    ) as s3:
        return await s3.generate_presigned_url("get_object", Params={"Bucket": bucket, "Key": key}, ExpiresIn=600)


async def form(bucket, key):
    async with aioboto3.Session().client("s3") as s3:
        return await s3.generate_presigned_post(bucket, key)
